// What an admin does while a campaign runs: a hearing noted, an early end.

import { appendAudit } from '../../../db/audit.ts';
import { campaignById, endCampaign, putHearing } from '../../../db/campaigns.ts';
import { type Claimed, enqueue } from '../../../db/outbox.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type CampaignTools, CLAIM_MS } from './campaigns.flow.ts';

const HEARD_MAX = 10_000;

export type CampaignStep = {
  readonly kind: 'noted' | 'ended' | 'bad-hearing' | 'no-such-campaign';
};

export async function noteHearing(
  { pools, clock, newId }: CampaignTools,
  actor: string,
  campaignId: string,
  hearing: { readonly unitId: string | undefined; readonly heard: string },
): Promise<CampaignStep> {
  const at = clock();
  return pools.station.transact('wl_admin', async (tx): Promise<CampaignStep> => {
    const campaign = await campaignById(tx.db, campaignId);
    if (campaign === undefined) return { kind: 'no-such-campaign' };
    const heard = /^\d{1,5}$/.test(hearing.heard.trim()) ? Number(hearing.heard) : 0;
    const unitId = campaign.unitIds.find((one) => one === hearing.unitId);
    if (unitId === undefined || heard < 1 || heard > HEARD_MAX) return { kind: 'bad-hearing' };
    const id = newId();
    putHearing(tx, { id, campaignId, unitId, at, heard });
    const subject = `campaign:${campaignId}`;
    appendAudit(tx, [{ at, actor, action: 'hearing-noted', subject, detail: { hearing: id } }]);
    return { kind: 'noted' };
  });
}

export async function stopCampaign(
  { pools, clock, newId, doNow }: CampaignTools & Pick<Tools, 'doNow'>,
  actor: string,
  id: string,
): Promise<CampaignStep> {
  const at = clock();
  let effects: readonly Claimed[] = [];
  const done = await pools.station.transact('wl_admin', async (tx): Promise<CampaignStep> => {
    if (!(await endCampaign(tx.db, id, at))) return { kind: 'no-such-campaign' };
    const subject = `campaign:${id}`;
    appendAudit(tx, [{ at, actor, action: 'campaign-ended', subject, detail: {} }]);
    const effect = { kind: 'tell-answers.v1', campaignId: id } as const;
    const claimedUntil = new Date(at.getTime() + CLAIM_MS);
    effects = enqueue(tx, [{ effect }], { now: at, claimedUntil, newId });
    return { kind: 'ended' };
  });
  await doNow(effects);
  return done;
}
