// What a change would make of one schedule: found, compared, refused where it is unclear.

import { daysOf, isCron, parsedCron, type ScheduleDays } from '../checkins/schedule.ts';
import { dayAfter, daysBetween, isDay, weekdayOf } from '../checkins/when/zone.ts';
import { earliestOf, firstOf, movedTo, onDays, timedAs } from './schedule-days.ts';

const PAUSE_MAX_DAYS = 92;
const MINUTE_MS = 60_000;

type Here = { readonly day: string; readonly minute: number };

/** What of a schedule can be changed. */
export type Shape = {
  readonly cron: string;
  readonly isActive: boolean;
  /** Absent: as it is. */
  readonly days?: ScheduleDays;
  readonly jitterMin?: number;
  /** Nobody is asked before this local day. */
  readonly pausedUntil?: string | null;
};

export type ChangeState = 'proposed' | 'done' | 'cancelled' | 'undone';

export type Present = Shape & {
  readonly id: string;
  readonly unitId: string;
  readonly squadId: string | null;
  readonly version: number;
};

export type Pause =
  /** A local day, or the next such day of the week; the text `over` ends a pause. */
  | { readonly until: string | number }
  /** So many days without a check-in, from today (0) or tomorrow (1) on, or from the next one. */
  | { readonly skips: number; readonly ahead?: 0 | 1 | undefined };

/** What somebody asks for; what is absent stays as it is. */
export type Wish = {
  readonly unitId: string;
  readonly squadId: string | undefined;
  /** Which schedule, where there may be several. */
  readonly scheduleId?: string | undefined;
  /** Minute and hours: the first two cron fields. */
  readonly times?: string | undefined;
  /** The fifth cron field. */
  readonly week?: string | undefined;
  /** Days that are not named are to go; else that is asked back. */
  readonly isOnly?: boolean | undefined;
  readonly isOff?: boolean;
  readonly days?: ScheduleDays | undefined;
  readonly jitterMin?: number | undefined;
  readonly pause?: Pause | undefined;
};

export type Unclear =
  | 'no-schedule'
  /** The squad has none of its own and is asked with its whole unit. */
  | 'by-unit'
  | 'many-schedules'
  | 'no-time'
  | 'no-days'
  | 'bad-time'
  | 'bad-until'
  | 'other-days'
  | 'today-first'
  | 'same';

export type Resolved =
  | { readonly kind: 'clear'; readonly before: Present | undefined; readonly after: Shape }
  | { readonly kind: 'unclear'; readonly reason: Unclear };

/** @param here the day and minute that it is at the unit. */
export function resolve(wish: Wish, schedules: readonly Present[], here: Here): Resolved {
  const named = schedules.filter((one) =>
    wish.scheduleId === undefined
      ? one.isActive && one.unitId === wish.unitId && one.squadId === (wish.squadId ?? null)
      : one.id === wish.scheduleId && one.unitId === wish.unitId,
  );
  if (named.length > 1) return unclear('many-schedules');
  const before = named[0];
  if (wish.scheduleId !== undefined && before === undefined) return unclear('no-schedule');
  const isWithUnit = wish.squadId !== undefined && unitWide(schedules, wish.unitId).length > 0;
  const none = isWithUnit ? 'by-unit' : 'no-schedule';
  if (wish.isOff === true) {
    if (before === undefined || !before.isActive) return unclear(none);
    return { kind: 'clear', before, after: { ...shapeOf(before), isActive: false } };
  }
  if (wish.pause !== undefined) {
    if (before === undefined || !before.isActive) return unclear(none);
    const until = untilOf(wish.pause, before, here);
    if (until === 'same' || until === 'today-first') return unclear(until);
    const pausedUntil = pauseOf(until, here.day);
    if (pausedUntil === undefined) return unclear('bad-until');
    const paused = { ...shapeOf(before), pausedUntil };
    return isSame(before, paused) ? unclear('same') : { kind: 'clear', before, after: paused };
  }
  const first = before && firstOf(before.cron);
  const times = wish.times ?? first?.times;
  const days = wish.week ?? first?.week;
  const isNothing = [wish.times, wish.week, wish.days, wish.jitterMin].every(
    (part) => part === undefined,
  );
  if (times === undefined || isNothing) return unclear('no-time');
  if (days === undefined) return unclear('no-days');
  const dayKind = wish.week === undefined ? before?.days : 'as-set';
  const cron = cronOf(wish, before);
  if (cron === undefined) return unclear('other-days');
  const after = {
    cron,
    isActive: true,
    days: wish.days ?? dayKind ?? 'as-set',
    jitterMin: wish.jitterMin ?? before?.jitterMin ?? 0,
    ...(before?.pausedUntil && { pausedUntil: before.pausedUntil }),
  };
  if (!isCron(after.cron)) return unclear('bad-time');
  if (before?.isActive === true && isSame(before, after)) return unclear('same');
  return { kind: 'clear', before, after };
}

/** Absent where days would go that nobody spoke of. */
function cronOf(
  { scheduleId, times, week, isOnly, days }: Wish,
  before: Present | undefined,
): string | undefined {
  if (before === undefined) return `${times} * * ${week}`;
  const { cron } = before;
  if (week === undefined) return times === undefined ? cron : timedAs(cron, times);
  const first = firstOf(cron);
  // As its page shows it: further times of a day, and of days, were not touched there.
  const isAsShown = scheduleId !== undefined && times === earliestOf(first.times);
  if (isAsShown) return week === first.week ? cron : onDays(cron, week);
  const wanted = daysOf(week);
  const isDropping =
    isOnly !== true && before.isActive && daysOf(first.week).some((day) => !wanted.includes(day));
  if (!isDropping) return `${times ?? first.times} * * ${week}`;
  const isByCalendar = (days ?? before.days) === 'workdays';
  return times === undefined || isByCalendar ? undefined : movedTo(cron, week, times);
}

/** Those that ask everybody of the unit, its squads too. */
export function unitWide<S extends Present>(schedules: readonly S[], unitId: string): S[] {
  return schedules.filter((one) => one.isActive && one.unitId === unitId && one.squadId === null);
}

export function shapeOf({ cron, isActive, days, jitterMin, pausedUntil }: Shape): Shape {
  return {
    cron,
    isActive,
    ...(days && { days }),
    ...(jitterMin !== undefined && { jitterMin }),
    ...(pausedUntil && { pausedUntil }),
  };
}

function isSame(one: Shape, other: Shape): boolean {
  const isSpread = (one.jitterMin ?? 0) === (other.jitterMin ?? 0);
  const isPause = (one.pausedUntil ?? null) === (other.pausedUntil ?? null);
  const isDays = (one.days ?? 'as-set') === (other.days ?? 'as-set');
  return one.cron === other.cron && isDays && isSpread && isPause;
}

/** A pause begins at once: what is still to come today would go with it, and is asked about. */
function untilOf(pause: Pause, { cron }: Present, { day, minute }: Here): string | number {
  if ('until' in pause) return pause.until;
  const now = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const next = parsedCron(cron, 'UTC')?.nextRun(new Date(now));
  const isToday = next?.toISOString().startsWith(day) === true;
  if (pause.ahead === 1 && isToday) return 'today-first';
  if (pause.ahead === 0 && pause.skips === 1 && !isToday) return 'same';
  return dayAfter(day, (pause.ahead ?? (isToday ? 0 : 1)) + pause.skips);
}

/** Null ends a pause; absent when it is no day ahead, or too far. */
function pauseOf(until: string | number, today: string): string | null | undefined {
  if (until === 'over') return null;
  if (typeof until === 'number') return dayAfter(today, ((until - weekdayOf(today) + 6) % 7) + 1);
  if (!isDay(until) || until <= today) return undefined;
  return daysBetween(today, until) <= PAUSE_MAX_DAYS ? until : undefined;
}

function unclear(reason: Unclear): Resolved {
  return { kind: 'unclear', reason };
}
