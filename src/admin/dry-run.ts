// What a schedule would have done in the past days. Counted by groups of officers who have the same
// hours, never one by one; leave and own shifts, which are each officer's to know, are left out.

import type { ScheduleDays } from '../checkins/schedule.ts';
import { busyAt } from '../checkins/when/free.ts';
import type { Grounds } from '../checkins/when/grounds.ts';
import { cronFor } from '../checkins/when/next.ts';
import { place } from '../checkins/when/place.ts';
import { timesAfter } from '../checkins/when/times.ts';

const DAY_MS = 86_400_000;
export const DRY_RUN_DAYS = 14;
/** Messages are told in steps of what so many people would have got. */
const PEOPLE_STEP = 5;

export type HoursGroup = {
  readonly people: number;
  readonly squadId: string | undefined;
  readonly timeZone: string;
  readonly quiet: { readonly fromMin: number; readonly toMin: number };
  readonly atMin: number | undefined;
  readonly week: string | undefined;
};

type Tally = { people: number; messages: number };
export type Tallies = Readonly<Record<'sent' | 'quiet' | 'onDuty', Readonly<Tally>>>;

export function dryRun(
  groups: readonly HoursGroup[],
  schedule: { readonly unitId: string; readonly cron: string; readonly days: ScheduleDays },
  grounds: Grounds,
  now: Date,
): Tallies {
  const tallies = { sent: none(), quiet: none(), onDuty: none() };
  for (const group of groups) {
    const counts = countsOf(group, schedule, grounds, now);
    for (const key of ['sent', 'quiet', 'onDuty'] as const) {
      if (counts[key] === 0) continue;
      tallies[key].people += group.people;
      tallies[key].messages += group.people * counts[key];
    }
  }
  return tallies;
}

function countsOf(
  { timeZone, quiet, atMin, week, squadId }: HoursGroup,
  { unitId, cron, days }: Parameters<typeof dryRun>[1],
  grounds: Grounds,
  now: Date,
) {
  const who = { timeZone, quiet, rhythm: { atMin, week } };
  const ground = grounds(unitId, squadId);
  const isByCalendar = days === 'workdays' && week === undefined;
  const since = new Date(now.getTime() - DRY_RUN_DAYS * DAY_MS);
  const counts = { sent: 0, quiet: 0, onDuty: 0 };
  const times = timesAfter(cronFor({ cron, days }, who.rhythm), timeZone, since);
  let slotAt = times.next().value ?? undefined;
  while (slotAt !== undefined && slotAt <= now) {
    const followedAt = times.next().value ?? undefined;
    const occasion = { slotAt, followedAt, isByCalendar, spreadMs: 0 };
    const placed = place(occasion, who, ground, slotAt);
    const isOccasion =
      placed.kind === 'at' || (placed.why !== 'off-day' && placed.why !== 'special-day');
    const busy = isOccasion ? busyAt(slotAt, who, ground.roster)?.why : undefined;
    if (placed.kind === 'at') counts.sent += 1;
    if (busy === 'quiet') counts.quiet += 1;
    if (busy === 'on-duty' || busy === 'resting') counts.onDuty += 1;
    slotAt = followedAt;
  }
  return counts;
}

function none(): Tally {
  return { people: 0, messages: 0 };
}

export type ToldTally =
  | { readonly kind: 'about'; readonly messages: number }
  /** Of fewer people than may be told about. */
  | { readonly kind: 'few' };

/** Rounded so far down that no step of it is one officer's. */
export function toldTally({ people, messages }: Tally, smallGroup: number): ToldTally {
  if (people < smallGroup) return { kind: 'few' };
  const step = PEOPLE_STEP * Math.ceil(messages / people);
  return { kind: 'about', messages: Math.floor(messages / step) * step };
}
