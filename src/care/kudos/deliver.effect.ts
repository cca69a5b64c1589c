// Thanks on their way: opened for their sender, sealed anew for whoever gets them. Safe to run twice.

import { appendAudit } from '../../../db/audit.ts';
import { putHanded } from '../../../db/handed-over.ts';
import { hasRefused, kudosToDeliver, receivedKudos } from '../../../db/kudos.ts';
import { personById } from '../../../db/people.ts';
import { unitById } from '../../../db/units.ts';
import { afterQuiet } from '../../checkins/quiet.ts';
import { commit } from '../../core/commit.flow.ts';
import { seal, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { KudosEffect } from './kudos.ts';
import { receiveKudos } from './thanking.ts';

export async function deliverKudos(effect: KudosEffect, tools: Tools): Promise<void> {
  const { kudosId } = effect;
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const row = await kudosToDeliver(db, kudosId);
    if (row?.kudos.state !== 'sent' || row.kudos.sealed === null) return undefined;
    const { personId: fromId, otherId: toId } = row.kudos;
    const sender = await personById(db, fromId);
    const unit = sender?.unitId ? await unitById(db, sender.unitId) : undefined;
    const isOver =
      toId !== null && ((await hasRefused(db, toId, fromId)) || (await receivedKudos(db, kudosId)));
    return isOver ? undefined : { ...row, sealed: row.kudos.sealed, fromId, toId, sender, unit };
  });
  if (found === undefined) return; // dropped, erased, refused, or there already
  const { kudos, fromId, toId, sender, unit, sealed } = found;
  const words = unseal(tools.keys.open(found.wrapped, fromId), sealed, kudosId).toString();
  const signs = { alias: sender?.alias ?? '', unit: unit?.name ?? '', none: '' };
  const from = signs[kudos.sign ?? 'none'];
  if (toId === null) return handOn(tools, { id: kudosId, unitId: unit?.id, words, from });
  const effects = await commit(tools, toId, (now) => {
    const dueAt = afterQuiet(now.now, now.person);
    if (dueAt > now.now) return { changes: [], says: [], effects: [{ effect, dueAt }] };
    return receiveKudos(now, { id: kudosId, fromId, words, from });
  });
  await tools.doNow(effects);
}

/** To the instructors of the sender's unit, who pass it on. */
async function handOn(
  tools: Tools,
  thanks: {
    readonly id: string;
    readonly unitId: string | undefined;
    readonly words: string;
    readonly from: string;
  },
): Promise<void> {
  const { id, unitId, words, from } = thanks;
  if (unitId === undefined) return;
  const wrapped = tools.keys.newKey(id);
  const text = from === '' ? words : `${words}\n— ${from}`;
  const at = tools.clock();
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    const sealed = seal(tools.keys.open(wrapped, id), text, id);
    putHanded(tx, { id, kind: 'thanks', unitId, sealed, wrapped, at });
    const subject = `handed:${id}`;
    appendAudit(tx, [{ at, actor: 'program', action: 'thanks-received', subject, detail: {} }]);
  });
}
