// An admin's side of a campaign: making one, how far it is, and its report. Every number
// about people or what they told is of ten or more.

import { appendAudit } from '../../../db/audit.ts';
import {
  allCampaigns,
  type Campaign,
  campaignById,
  hearingsOf,
  isAskedBeside,
  putCampaign,
  toldDuring,
} from '../../../db/campaigns.ts';
import { type Claimed, enqueue } from '../../../db/outbox.ts';
import { publishedScales, scaleById } from '../../../db/scales.ts';
import { allStaff, type Staff } from '../../../db/staff.ts';
import { allUnits, type Unit } from '../../../db/units.ts';
import type { Scale } from '../../checkins/scales/scale.ts';
import { storedForm } from '../../checkins/scales/stored.ts';
import type { Tools } from '../../outbox/tools.ts';
import {
  type CampaignForm,
  lastMomentOf,
  readCampaign,
  reportRows,
  toldCount,
} from './campaign.ts';
import type { CampaignReport } from './report.ts';

const SHOWN_MAX = 100;
export const CLAIM_MS = 20_000;

export type CampaignTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>;

export type CampaignsView = {
  /** Each with a moment of its last day. */
  readonly campaigns: readonly (Campaign & { readonly last: Date })[];
  readonly units: readonly Unit[];
  readonly team: readonly Pick<Staff, 'id' | 'label'>[];
  readonly scales: readonly (Pick<Scale, 'title'> & { readonly id: string })[];
  readonly now: Date;
  /** In which a campaign's days are days. */
  readonly timeZone: string;
};

export async function campaignsView({
  pools,
  clock,
  settings,
}: CampaignTools): Promise<CampaignsView> {
  return pools.station.transact('wl_admin', async ({ db }) => ({
    now: clock(),
    timeZone: settings.timeZone,
    campaigns: (await allCampaigns(db, SHOWN_MAX)).map((one) => ({
      ...one,
      last: lastMomentOf(one),
    })),
    units: await allUnits(db),
    team: (await allStaff(db)).filter(({ disabledAt }) => disabledAt === null),
    scales: (await publishedScales(db)).flatMap((row) => {
      const form = storedForm(row);
      return form === undefined ? [] : [{ id: row.id, title: form.scale.title }];
    }),
  }));
}

export type CampaignWish = CampaignForm & {
  readonly unitIds: readonly string[];
  readonly team: readonly string[];
  readonly scaleId: string | undefined;
};
export type CampaignMade = {
  readonly kind: 'made' | 'bad-name' | 'bad-days' | 'bad-units' | 'asked-beside';
};

export async function makeCampaign(
  tools: CampaignTools & Pick<Tools, 'doNow'>,
  actor: string,
  wish: CampaignWish,
): Promise<CampaignMade> {
  const { clock, newId, pools, settings } = tools;
  const at = clock();
  const read = readCampaign(wish, settings.timeZone, at);
  if (read.kind !== 'read') return read;
  let effects: readonly Claimed[] = [];
  const made = await pools.station.transact('wl_admin', async (tx): Promise<CampaignMade> => {
    const [units, staff, scales] = await Promise.all([
      allUnits(tx.db),
      allStaff(tx.db),
      publishedScales(tx.db),
    ]);
    const unitIds = units.map(({ id }) => id).filter((id) => wish.unitIds.includes(id));
    if (unitIds.length === 0) return { kind: 'bad-units' };
    const id = newId();
    const { name, from, until } = read;
    const team = staff.map((one) => one.id).filter((one) => wish.team.includes(one));
    const scaleId = scales.find((one) => one.id === wish.scaleId)?.id ?? null;
    if (scaleId && (await isAskedBeside(tx.db, { scaleId, unitIds, from, until })))
      return { kind: 'asked-beside' };
    const madeBy = actor.split(':')[1] ?? '';
    putCampaign(tx, { id, name, from, until, unitIds, team, scaleId, madeBy });
    const subject = `campaign:${id}`;
    const detail = { units: unitIds.length };
    appendAudit(tx, [{ at, actor, action: 'campaign-made', subject, detail }]);
    const effect = { kind: 'start-campaign.v1', campaignId: id } as const;
    const claimedUntil = new Date(at.getTime() + CLAIM_MS);
    effects = enqueue(tx, [{ effect }], { now: at, claimedUntil, newId });
    return { kind: 'made' };
  });
  await tools.doNow(effects);
  return made;
}

export async function campaignReport(
  { pools, clock, settings }: CampaignTools,
  id: string,
): Promise<CampaignReport | undefined> {
  const found = await pools.station.transact('wl_admin', async ({ db }) => {
    const campaign = await campaignById(db, id);
    if (campaign === undefined) return undefined;
    const [units, staff, hearings, scale] = await Promise.all([
      allUnits(db),
      allStaff(db),
      hearingsOf(db, id),
      campaign.scaleId === null ? undefined : scaleById(db, campaign.scaleId),
    ]);
    return { campaign, units, staff, hearings, form: scale && storedForm(scale) };
  });
  if (found === undefined) return undefined;
  const { campaign, units, staff, hearings, form } = found;
  const until = campaign.endedAt ?? campaign.until;
  const told = await pools.station.transact('wl_registrar', ({ db }) =>
    toldDuring(db, { ...campaign, until }),
  );
  return {
    campaign,
    timeZone: settings.timeZone,
    units: units.filter((one) => campaign.unitIds.includes(one.id)),
    team: staff.filter((one) => campaign.team.includes(one.id)).map(({ label }) => label),
    hearings: hearings.map((one) => ({ ...one, heard: toldCount(one.heard) })),
    heard: toldCount(hearings.reduce((sum, { heard }) => sum + heard, 0)),
    invited: campaign.invited ?? undefined,
    rows: reportRows(told),
    asked: form && { scale: form.scale, told: campaign.answers ?? undefined },
    isRunning: campaign.endedAt === null && campaign.until > clock(),
  };
}
