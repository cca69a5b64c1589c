// A campaign of listening: officers of its units are asked once whether something weighs on them. What it
// counts are sessions and what the desks were told; who said something is in none of it.

import { afterQuiet } from '../../checkins/quiet.ts';
import { awayAt, isPaused, type Rhythm } from '../../checkins/when/rhythm.ts';
import { dayAfter, instantOf, isDay } from '../../checkins/when/zone.ts';
import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button } from '../../core/effect.ts';
import { dayOf } from '../../core/moment.ts';
import { aboutSo } from '../../trust/figures/shown.ts';
import { ASPECTS } from '../desks.ts';

const DAYS_MAX = 180;
const DAY_MS = 86_400_000;
const TELL_FROM = 10;
/** Of those that were invited to, the newest. */
const REMEMBERED = 20;

export type CampaignChange = { readonly kind: 'campaign-invited'; readonly campaignId: string };

export type CampaignEffect =
  // The first comes from the station's world, and so does the second where one ends early.
  | { readonly kind: 'start-campaign.v1'; readonly campaignId: string }
  | { readonly kind: 'tell-answers.v1'; readonly campaignId: string }
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

/** Once, outside quiet hours. Whoever said STOP is not asked; who is away is, once they are back. */
export function invite(now: Snapshot, one: Running): Decision | undefined {
  const { person, dialogue } = now;
  const { invited = [] } = dialogue;
  const isOf = person.unitId !== undefined && one.unitIds.includes(person.unitId);
  const isOver = one.endedAt !== null || one.until <= now.now;
  if (!isOf || isOver || invited.includes(one.id) || person.stoppedAt) return undefined;
  const campaignId = one.id;
  const dueAt = momentFor(now);
  const again = { kind: 'invite-campaign.v1', personId: person.id, campaignId } as const;
  if (dueAt >= one.until) return undefined;
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
        key: one.scaleId === null ? 'campaign-invite' : 'campaign-invite-scale',
        params: { name: one.name, date: dayOf(lastMomentOf(one), person) },
        buttons: [{ id: 'problem', label: 'problem' }, ...scale, { id: 'talk', label: 'talk' }],
      },
    ],
  });
}

/** Of its last day: it ends as the next one begins. */
export function lastMomentOf({ until }: Pick<Running, 'until'>): Date {
  return new Date(until.getTime() - 1);
}

/** A pause, leave or a talk is no moment for it: looked at again a day later, as either may end early. */
function momentFor({ now, person, openCase }: Snapshot): Date {
  const { rhythm = {} } = person;
  const isAway = isPaused(now, rhythm) || awayAt(now, rhythm) !== undefined;
  if (!isAway && openCase === undefined) return afterQuiet(now, person);
  const dayLater = now.getTime() + DAY_MS;
  const backMs = isAway && openCase === undefined ? backAt(now, rhythm) : dayLater;
  return afterQuiet(new Date(Math.min(dayLater, backMs)), person);
}

function backAt(now: Date, { pausedUntil, away }: Rhythm): number {
  const ends = [pausedUntil, away?.until].flatMap((end) => (end ? [Date.parse(end)] : []));
  return Math.max(...ends.filter((end) => end > now.getTime()));
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
