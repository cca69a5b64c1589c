// When a squad is on duty, and how long it sleeps afterwards: nobody is asked before that.

import { dayAfter, daysBetween, instantOf, localOf } from './zone.ts';

const DAY_MIN = 1_440;
const MINUTE_MS = 60_000;
/** After a day on duty: home first. Proposed, not from a source. */
const HOME_MS = 30 * MINUTE_MS;
/** After a night: the way home and a sleep. Proposed, not from a source. */
const SLEEP_MS = 8 * 60 * MINUTE_MS;
const NIGHT = { fromMin: 22 * 60, toMin: 30 * 60 };
const NIGHT_MIN = 180;
const DAYS_BACK = 2;

/** Local minutes; an end at or before the start is on the next day. */
export type Turn = { readonly fromMin: number; readonly toMin: number };

export type Pattern = {
  readonly startsOn: string;
  /** One for each day of the rotation; `null` is a day off. */
  readonly turns: readonly (Turn | null)[];
};

export type Duty = { readonly from: Date; readonly to: Date };

export type Roster = {
  readonly timeZone: string;
  readonly pattern: Pattern | undefined;
  /** From a list. From its first day to its last it stands instead of the pattern. */
  readonly listed: readonly Duty[];
};

const TURNING = new WeakMap<Pattern, Map<string, readonly Duty[]>>();

/** Until when whoever did this duty is left alone. */
export function restedAt(duty: Duty, timeZone: string): Date {
  return new Date(duty.to.getTime() + (isNight(duty, timeZone) ? SLEEP_MS : HOME_MS));
}

/** The duties that may still matter at a time: from two days before it to its own day. */
export function dutiesNear(at: Date, { timeZone, pattern, listed }: Roster): readonly Duty[] {
  const today = localOf(at, timeZone).day;
  if (listed.length === 0)
    return pattern === undefined ? [] : turningNear(today, pattern, timeZone);
  const first = listed[0] && localOf(listed[0].from, timeZone).day;
  const last = listed.at(-1);
  const lastDay = last && localOf(last.from, timeZone).day;
  const isListed = (day: string) =>
    first !== undefined && lastDay !== undefined && first <= day && day <= lastDay;
  const turning = daysNear(today).flatMap((day) =>
    pattern === undefined || isListed(day) ? [] : dutiesOn(day, pattern, timeZone),
  );
  const near = listed.filter(
    ({ from, to }) => from <= at && at.getTime() - to.getTime() < DAYS_BACK * DAY_MIN * MINUTE_MS,
  );
  return [...near, ...turning];
}

/** The same for a whole squad: worked out once for each of its days. */
function turningNear(today: string, pattern: Pattern, timeZone: string): readonly Duty[] {
  const known = TURNING.get(pattern) ?? new Map<string, readonly Duty[]>();
  TURNING.set(pattern, known);
  const key = `${today} ${timeZone}`;
  const near = known.get(key) ?? daysNear(today).flatMap((day) => dutiesOn(day, pattern, timeZone));
  known.set(key, near);
  return near;
}

function daysNear(today: string): string[] {
  return Array.from({ length: DAYS_BACK + 1 }, (_, n) => dayAfter(today, -n));
}

function dutiesOn(day: string, { startsOn, turns }: Pattern, timeZone: string): Duty[] {
  const nth = daysBetween(startsOn, day) % turns.length;
  const turn = turns[nth < 0 ? nth + turns.length : nth];
  if (turn == null) return [];
  const endsOn = turn.toMin <= turn.fromMin ? dayAfter(day, 1) : day;
  return [
    {
      from: instantOf(day, turn.fromMin, timeZone),
      to: instantOf(endsOn, turn.toMin, timeZone),
    },
  ];
}

/** Three hours or more between 22:00 and 6:00. */
export function isNight({ from, to }: Duty, timeZone: string): boolean {
  const start = localOf(from, timeZone).minute;
  const end = start + (to.getTime() - from.getTime()) / MINUTE_MS;
  const nights = [-DAY_MIN, 0, DAY_MIN].map((day) =>
    Math.max(0, Math.min(end, NIGHT.toMin + day) - Math.max(start, NIGHT.fromMin + day)),
  );
  return nights.reduce((sum, minutes) => sum + minutes, 0) >= NIGHT_MIN;
}
