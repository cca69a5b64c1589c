// A counselor's words, to the officer's own channel and nowhere else, in the order they were written:
// behind a line that a busy platform put off, the next waits for a while as well.

import { hasEarlierLine } from '../../db/case-talks.ts';
import { caseById } from '../../db/hotline.ts';
import { messageById } from '../../db/listening.ts';
import { addressOf } from '../../db/people.ts';
import { staffById } from '../../db/staff.ts';
import type { EffectOf } from '../core/effect.ts';
import { send } from '../core/say.effect.ts';
import { sayText } from '../core/say.ts';
import { RetryLater } from '../ops/errors.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { covered, coverOf } from './cover.ts';
import { withFate } from './fate.flow.ts';
import { tellingFate } from './messenger/tell-fate.flow.ts';

const WAITS_MS = 30_000;

export async function relay(effect: EffectOf<'relay.v1'>, id: string, tools: Tools): Promise<void> {
  const { personId, messageId } = effect;
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const since = new Date(tools.clock().getTime() - WAITS_MS);
    const [door, message, isBehind] = await Promise.all([
      addressOf(db, personId),
      messageById(db, messageId),
      hasEarlierLine(db, messageId, since),
    ]);
    if (door === undefined || message?.caseId == null) return undefined;
    const row = await caseById(db, message.caseId);
    if (row === undefined) return undefined;
    const staffId = effect.staffId ?? row.counselorId ?? undefined;
    const counselor = staffId === undefined ? undefined : await staffById(db, staffId);
    return { door, message, row, who: counselor?.label ?? '', isBehind };
  });
  if (found === undefined) return; // erased while this waited
  const { door, message, row, who, isBehind } = found;
  if (isBehind) throw new RetryLater('behind-an-earlier-line', { case: row.id });
  const words = unseal(tools.keys.open(row.wrapped, row.id), message.sealed, messageId).toString();
  const mark = sayText(door.locale, 'relay-mark', 0, { who });
  // On a closed line: to whoever asked for a person there, never what was meant for who died.
  const isForAnyone = row.outcome !== 'died';
  if (door.isClosed && !isForAnyone) return; // nothing is sent, so nothing became of it
  const outbound = { id, text: `${mark}\n${covered(words, message.cover ?? coverOf(words))}` };
  const sending = () =>
    withFate(tools, message, async () => {
      await send(tools, door, personId, outbound, isForAnyone);
    });
  const line = { id, caseId: row.id, staffId: effect.staffId ?? '', at: message.at };
  await (effect.isFromChat === true ? tellingFate(tools, line, sending) : sending());
}
