// When somebody of the staff can be talked with: their weekly hours, days beside them, days without,
// cut into half hours. Half hours stand on one grid for everybody, so that two different ones never
// overlap and one table row per start makes a double booking impossible.

import { dayAfter, instantOf, isDay, localOf, weekdayOf } from '../../checkins/when/zone.ts';

export const HOURS_KINDS = ['weekly', 'extra', 'off'] as const;
export type HoursKind = (typeof HOURS_KINDS)[number];

export type Hours = {
  readonly id: string;
  readonly kind: HoursKind;
  /** 0 is Sunday; of weekly hours. */
  readonly weekday: number | undefined;
  /** Of the others. */
  readonly day: string | undefined;
  readonly fromMin: number;
  readonly toMin: number;
  readonly timeZone: string;
};

export const SLOT_MS = 30 * 60_000;
const AHEAD_DAYS = 21;
/** Nobody finds a talk in their calendar that begins at once. */
const LEAD_MS = 60 * 60_000;
const DAY_MIN = 1_440;

/** Starts that are free, the soonest first. */
export function freeSlots(
  hours: readonly Hours[],
  taken: ReadonlySet<number>,
  now: Date,
  rowsMax: number,
): Date[] {
  const from = now.getTime() + LEAD_MS;
  const starts = hours.flatMap((one) => startsOf(one, hours, now));
  return [...new Set(starts)]
    .filter((start) => start >= from && !taken.has(start))
    .toSorted((a, b) => a - b)
    .slice(0, rowsMax)
    .map((start) => new Date(start));
}

function startsOf(one: Hours, all: readonly Hours[], now: Date): number[] {
  if (one.kind === 'off') return [];
  const { day: today } = localOf(now, one.timeZone);
  const days =
    one.kind === 'extra'
      ? [one.day ?? '']
      : Array.from({ length: AHEAD_DAYS }, (_, n) => dayAfter(today, n)).filter(
          (day) => weekdayOf(day) === one.weekday && !isOff(day, all),
        );
  return days.filter(isDay).flatMap((day) => {
    const end = instantOf(day, one.toMin, one.timeZone).getTime();
    const begin = instantOf(day, one.fromMin, one.timeZone).getTime();
    const first = Math.ceil(begin / SLOT_MS) * SLOT_MS;
    const count = Math.max(0, Math.floor((end - first) / SLOT_MS));
    return Array.from({ length: count }, (_, n) => first + n * SLOT_MS);
  });
}

function isOff(day: string, all: readonly Hours[]): boolean {
  return all.some((one) => one.kind === 'off' && one.day === day);
}

export type HoursWish = {
  readonly kind: string;
  readonly weekday: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** A peer has read what a peer is, and agrees. */
  readonly agrees?: boolean;
};

/** As a form tells them. @returns undefined where they are none. */
export function hoursIn(
  wish: HoursWish,
  today: string,
): Omit<Hours, 'id' | 'timeZone'> | undefined {
  const kind = HOURS_KINDS.find((one) => one === wish.kind);
  const isDayRight = isDay(wish.day) && wish.day >= today && wish.day <= dayAfter(today, 366);
  if (kind === 'off')
    return isDayRight
      ? { kind, weekday: undefined, day: wish.day, fromMin: 0, toMin: DAY_MIN }
      : undefined;
  const [fromMin, toMin] = [minuteIn(wish.from), minuteIn(wish.to)];
  if (kind === undefined || fromMin === undefined || toMin === undefined) return undefined;
  if (toMin - fromMin < SLOT_MS / 60_000) return undefined;
  if (kind === 'extra')
    return isDayRight ? { kind, weekday: undefined, day: wish.day, fromMin, toMin } : undefined;
  const weekday = /^[0-6]$/.test(wish.weekday) ? Number(wish.weekday) : undefined;
  return weekday === undefined ? undefined : { kind, weekday, day: undefined, fromMin, toMin };
}

function minuteIn(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
