// A campaign at its units: everybody is asked once, each outside their own quiet hours.

import { appendAudit } from '../../../db/audit.ts';
import { campaignById, membersAfter, putAnswers, putInvited } from '../../../db/campaigns.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import { finishedAmong, scaleById } from '../../../db/scales.ts';
import { afterQuiet } from '../../checkins/quiet.ts';
import { storedForm } from '../../checkins/scales/stored.ts';
import { commit } from '../../core/commit.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { answersTold } from './answers.ts';
import { type CampaignEffect, invite, toldCount } from './campaign.ts';

type Of<K extends CampaignEffect['kind']> = Extract<CampaignEffect, { readonly kind: K }>;

const ROWS_MAX = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Safe to run twice: who was asked already is not asked again. */
export async function startCampaign(
  { campaignId }: Of<'start-campaign.v1'>,
  tools: Tools,
): Promise<void> {
  let afterId: string | undefined = BEFORE_ALL;
  let total = 0;
  while (afterId !== undefined) {
    const from: string = afterId;
    const members = await tools.pools.officer.transact('wl_bot', async (tx) => {
      const one = await campaignById(tx.db, campaignId);
      if (one === undefined || one.endedAt !== null) return [];
      const rows = await membersAfter(tx.db, one.unitIds, { afterId: from, rowsMax: ROWS_MAX });
      const now = tools.clock();
      const start = one.from > now ? one.from : now;
      const planned = rows.map(({ id: personId, timeZone, fromMin, toMin }) => ({
        effect: { kind: 'invite-campaign.v1', personId, campaignId } as const,
        dueAt: afterQuiet(start, { timeZone, quiet: { fromMin, toMin } }),
      }));
      enqueueForWorker(tx, planned, { now, newId: tools.newId });
      return rows;
    });
    total += members.length;
    afterId = members.length === ROWS_MAX ? members.at(-1)?.id : undefined;
  }
  await tools.pools.officer.transact('wl_bot', async (tx) => {
    putInvited(tx, campaignId, toldCount(total) ?? null);
    const one = await campaignById(tx.db, campaignId);
    if (!one?.scaleId) return;
    const effect = { kind: 'tell-answers.v1', campaignId } as const;
    const after = { now: tools.clock(), newId: tools.newId };
    enqueueForWorker(tx, [{ effect, dueAt: one.until }], after);
  });
}

/** Once it is over, and for good. Safe to run twice: what was told is not told anew. */
export async function tellAnswers(
  { campaignId }: Of<'tell-answers.v1'>,
  { pools, clock }: Tools,
): Promise<void> {
  const at = clock();
  await pools.officer.transact('wl_bot', async (tx) => {
    const one = await campaignById(tx.db, campaignId);
    if (!one?.scaleId || one.answers !== null) return;
    const until = one.endedAt ?? one.until;
    const row = await scaleById(tx.db, one.scaleId);
    const form = row && storedForm(row);
    if (until > at || form === undefined) return;
    const told = answersTold(form, await finishedAmong(tx.db, one.scaleId, { ...one, until }));
    putAnswers(tx, campaignId, told);
    const subject = `campaign:${campaignId}`;
    const detail = { questions: told.length };
    appendAudit(tx, [{ at, actor: 'program', action: 'campaign-answers-told', subject, detail }]);
  });
}

export async function inviteToCampaign(
  { personId, campaignId }: Of<'invite-campaign.v1'>,
  tools: Tools,
): Promise<void> {
  const one = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    campaignById(db, campaignId),
  );
  if (one === undefined) return;
  await tools.doNow(await commit(tools, personId, (now) => invite(now, one)));
}
