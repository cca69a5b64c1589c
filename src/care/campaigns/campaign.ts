// A campaign of listening: officers of its units are asked once whether something weighs on them. What it
// counts are sessions and what the desks were told; who said something is in none of it.

import { afterQuiet } from '../../checkins/quiet.ts';
import { dayAfter, instantOf, isDay } from '../../checkins/when/zone.ts';
import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button } from '../../core/effect.ts';
import { dayOf } from '../../core/moment.ts';
import { isHushed } from '../../core/person.ts';
import { aboutSo } from '../../trust/figures/shown.ts';
import { ASPECTS } from '../desks.ts';

const DAYS_MAX = 180;
const DAY_MS = 86_400_000;
const TELL_FROM = 10;
/** Of those that were invited to, the newest. */
const REMEMBERED = 20;

export type CampaignChange = { readonly kind: 'campaign-invited'; readonly campaignId: string };

export type CampaignEffect =
  // The first comes from the station's world.
  | { readonly kind: 'start-campaign.v1'; readonly campaignId: string }
  | {
      readonly kind: 'invite-campaign.v1';
      readonly personId: string;
      readonly campaignId: string;
    };

type Running = {
  readonly id: string;
  readonly name: string;
  readonly until: Date;
  readonly unitIds: readonly string[];
  readonly scaleId: string | null;
  readonly endedAt: Date | null;
};

/** Once, outside quiet hours, and not who wants nothing they did not ask for. */
export function invite(now: Snapshot, one: Running): Decision | undefined {
  const { person, dialogue } = now;
  const { invited = [] } = dialogue;
  const isOf = person.unitId !== undefined && one.unitIds.includes(person.unitId);
  const isOver = one.endedAt !== null || one.until <= now.now;
  if (!isOf || isOver || invited.includes(one.id) || isHushed(person, now.now)) return undefined;
  if (now.openCase !== undefined) return undefined; // a talk is no moment for it
  const campaignId = one.id;
  const dueAt = afterQuiet(now.now, person);
  const again = { kind: 'invite-campaign.v1', personId: person.id, campaignId } as const;
  if (dueAt > now.now) return decide({ effects: [{ effect: again, dueAt }] });
  const scale: readonly Button[] =
    one.scaleId === null ? [] : [{ id: `scale-start:${one.scaleId}`, label: 'campaign-scale' }];
  return decide({
    changes: [
      { kind: 'campaign-invited', campaignId },
      {
        kind: 'dialogue-moved',
        set: { invited: [...invited, campaignId].slice(-REMEMBERED) },
      },
    ],
    says: [
      {
        key: 'campaign-invite',
        params: { name: one.name, date: dayOf(one.until, person) },
        buttons: [{ id: 'problem', label: 'problem' }, ...scale, { id: 'talk', label: 'talk' }],
      },
    ],
  });
}

export type CampaignForm = {
  readonly name: string;
  readonly from: string;
  readonly until: string;
};

export type ReadCampaign =
  | { readonly kind: 'read'; readonly name: string; readonly from: Date; readonly until: Date }
  | { readonly kind: 'bad-name' | 'bad-days' };

/** Whole days, the last one included. */
export function readCampaign(form: CampaignForm, timeZone: string, now: Date): ReadCampaign {
  const name = form.name.trim();
  if (name === '' || name.length > 80) return { kind: 'bad-name' };
  if (!isDay(form.from) || !isDay(form.until)) return { kind: 'bad-days' };
  const from = instantOf(form.from, 0, timeZone);
  const until = instantOf(dayAfter(form.until, 1), 0, timeZone);
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  if (days <= 0.5 || days > DAYS_MAX || until <= now) return { kind: 'bad-days' };
  return { kind: 'read', name, from, until };
}

/** A count as it may be told: absent under ten, else in fives. */
export type Told = number | undefined;

export function toldCount(n: number): Told {
  return n < TELL_FROM ? undefined : aboutSo(n);
}

export type Counted = {
  readonly item: string | null;
  readonly told: number;
  readonly answered: number;
  readonly solved: number;
};

export type ReportRow = {
  /** An item of the 37, an aspect, or all of it. */
  readonly about: string;
  readonly told: Told;
  readonly answered: Told;
  readonly solved: Told;
};

/** All, each aspect, and those items of which ten or more were told. */
export function reportRows(rows: readonly Counted[]): readonly ReportRow[] {
  const aspects = ASPECTS.map(({ id }) =>
    rowOf(
      id,
      rows.filter(({ item }) => item?.[0] === id),
    ),
  );
  const items = rows.flatMap((row) => (row.item === null ? [] : [rowOf(row.item, [row])]));
  return [rowOf('all', rows), ...[...aspects, ...items].filter(({ told }) => told !== undefined)];
}

function rowOf(about: string, rows: readonly Counted[]): ReportRow {
  const sum = (part: 'told' | 'answered' | 'solved') =>
    toldCount(rows.reduce((all, row) => all + row[part], 0));
  return { about, told: sum('told'), answered: sum('answered'), solved: sum('solved') };
}
