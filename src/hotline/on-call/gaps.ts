// Hours of the coming week in which a rung has nobody, and how many cases such hours brought.

import { localOf, weekdayOf } from '../../checkins/when/zone.ts';
import { RUNGS, type Rung } from './policy.ts';
import { type OnCallShift, onCallAt } from './roster.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
/** Less than this says nothing about a week. */
const WEEKS_MIN = 2;
const WEEKS_MAX = 8;

export type Gap = {
  readonly rungs: readonly Rung[];
  readonly from: Date;
  readonly to: Date;
  /** Cases such hours of a week brought on average; absent: too little is known. */
  readonly expected: number | undefined;
};

/** How many weeks of the past are looked at. */
export function demandSince(now: Date): Date {
  return new Date(now.getTime() - WEEKS_MAX * WEEK_MS);
}

/** When cases came, in the last weeks; cases for each hour of a week, in local time. */
export function demandOf(
  came: readonly Date[],
  now: Date,
  timeZone: string,
): ((at: Date) => number) | undefined {
  const [first] = came.toSorted((one, other) => one.getTime() - other.getTime());
  const weeks = first === undefined ? 0 : (now.getTime() - first.getTime()) / WEEK_MS;
  if (weeks < WEEKS_MIN) return undefined;
  const counts = Map.groupBy(came, (at) => hourOf(at, timeZone));
  return (at) => (counts.get(hourOf(at, timeZone))?.length ?? 0) / weeks;
}

export function gapsOf(
  shifts: readonly OnCallShift[],
  { from, to }: { readonly from: Date; readonly to: Date },
  isHere: (staffId: string) => boolean,
  demand: ((at: Date) => number) | undefined,
): Gap[] {
  const edges = shifts.flatMap((shift) => [shift.from, shift.to]);
  const inside = edges.map((at) => at.getTime()).filter((at) => at > +from && at < +to);
  const marks = [...new Set([+from, ...inside, +to])].toSorted((one, other) => one - other);
  const gaps: Gap[] = [];
  for (const [n, at] of marks.slice(0, -1).entries()) {
    const manned = onCallAt(shifts, new Date(at), isHere);
    const rungs = RUNGS.filter((rung) => !manned.has(rung));
    const last = gaps.at(-1);
    const until = new Date(marks[n + 1] ?? at);
    if (last?.to.getTime() === at && last.rungs.join() === rungs.join())
      gaps[gaps.length - 1] = { ...last, to: until };
    else if (rungs.length > 0)
      gaps.push({ rungs, from: new Date(at), to: until, expected: undefined });
  }
  return demand === undefined
    ? gaps
    : gaps.map((gap) => ({ ...gap, expected: within(gap, demand) }));
}

function within({ from, to }: Gap, demand: (at: Date) => number): number {
  let sum = 0;
  for (let at = +from; at < +to; at += HOUR_MS)
    sum += (demand(new Date(at)) * Math.min(HOUR_MS, +to - at)) / HOUR_MS;
  return sum;
}

function hourOf(at: Date, timeZone: string): number {
  const { day, minute } = localOf(at, timeZone);
  return weekdayOf(day) * 24 + Math.floor(minute / 60);
}
