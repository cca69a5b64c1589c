// The watch over hours: a week with too many of them opens care, one with far too many a talk and the
// offer of a counselor. Counted from the roster's hours of the named person, never from anything an
// officer said here (clinical reference 7.1: 60 and 84 hours).

import { dayAfter, weekdayOf } from '../../checkins/when/zone.ts';
import { dayFault } from '../event-day.ts';
import { OCCASIONS } from '../occasions.ts';

const WEEK_DAYS = 7;
const HOUR_MIN = 60;
const MONTH_WEEKS = 4;
/** As long as hours are kept, and as far as a roster is written ahead. */
const TOLD_AGO_DAYS = 400;
const TOLD_AHEAD_DAYS = 31;

export type Week = {
  readonly officerId: string;
  readonly monday: string;
  readonly minutes: number;
};

export const LOADS = ['usual', 'watch', 'offer'] as const;
export type Load = (typeof LOADS)[number];

export function loadOf(minutes: number): Load {
  const { watch, offer } = OCCASIONS.hoursAWeek;
  if (minutes > offer * HOUR_MIN) return 'offer';
  return minutes > watch * HOUR_MIN ? 'watch' : 'usual';
}

export function mondayOf(day: string): string {
  return dayAfter(day, -((weekdayOf(day) + WEEK_DAYS - 1) % WEEK_DAYS));
}

/** What these weeks open; a week counts as of its Sunday, however often its hours are told. */
export function hourEvents(weeks: readonly Week[], today: string) {
  return weeks.flatMap(({ officerId, monday, minutes }) => {
    const load = loadOf(minutes);
    const on = dayAfter(monday, WEEK_DAYS - 1);
    if (load === 'usual' || dayFault(on, today) !== undefined) return [];
    return [{ officerId, kind: `hours-${load}`, on }];
  });
}

/** Kinds of what hours open. */
export const HOUR_KINDS = ['hours-watch', 'hours-offer'];

/** Of what hours opened: weeks that come to less, counted again. */
export function overtold<T extends { officerId: string; kind: string; on: string }>(
  told: readonly T[],
  weeks: readonly Week[],
): T[] {
  return told.filter(({ officerId, kind, on }) => {
    const was = LOADS.findIndex((load) => kind === `hours-${load}`);
    const monday = mondayOf(on);
    const week = weeks.find((one) => one.officerId === officerId && one.monday === monday);
    return LOADS.indexOf(loadOf(week?.minutes ?? 0)) < was;
  });
}

export function toldFault(on: string, today: string): 'too-long-ago' | 'too-far-ahead' | undefined {
  if (on < dayAfter(today, -TOLD_AGO_DAYS)) return 'too-long-ago';
  return on > dayAfter(today, TOLD_AHEAD_DAYS) ? 'too-far-ahead' : undefined;
}

export type HoursOf = {
  /** Whole hours. */
  readonly thisWeek: number;
  readonly lastWeek: number;
  readonly fourWeeks: number;
  /** The heavier of this week and the last. */
  readonly load: Load;
};

/** Of one person's weeks; the four are this one and the three before. */
export function hoursOf(weeks: readonly Week[], today: string): HoursOf {
  const monday = mondayOf(today);
  const minutesIn = (ago: number) =>
    weeks
      .filter((one) => one.monday === dayAfter(monday, -ago * WEEK_DAYS))
      .reduce((sum, one) => sum + one.minutes, 0);
  const last = Array.from({ length: MONTH_WEEKS }, (_, ago) => minutesIn(ago));
  const hours = (minutes: number) => Math.round(minutes / HOUR_MIN);
  const [thisWeek = 0, lastWeek = 0] = last;
  return {
    thisWeek: hours(thisWeek),
    lastWeek: hours(lastWeek),
    fourWeeks: hours(last.reduce((sum, one) => sum + one, 0)),
    load: loadOf(Math.max(thisWeek, lastWeek)),
  };
}

/** From when weeks are read for `hoursOf`. */
export function weeksFrom(today: string): string {
  return dayAfter(mondayOf(today), -(MONTH_WEEKS - 1) * WEEK_DAYS);
}
