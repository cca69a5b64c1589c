// Days and answers written as a few numbers.

import type { Answered, Day } from '../../../src/listening/trend/days.ts';
import type { Shift } from '../../../src/listening/trend/policy.ts';

export const DAY_MS = 86_400_000;
export const MORNING = Date.UTC(2026, 0, 1, 8);

/** One value a day, from day 0 on; `undefined` is a day without an answer. */
export function daysWith(
  values: readonly (number | undefined)[],
  shiftOn: (day: number) => Shift = () => 'usual',
): Day[] {
  return values.flatMap((value, day) =>
    value === undefined ? [] : [{ day, value, shift: shiftOn(day) }],
  );
}

/** So many days that go up and down around a mean, as ordinary days do. */
export function ordinary(days: number, mean = 4, swing = 1): number[] {
  const pattern = [0, 1, -1, 0, 1, 0, -1];
  return Array.from({ length: days }, (_, day) => mean + swing * (pattern[day % 7] ?? 0));
}

export function answersWith(
  moods: readonly (number | undefined)[],
  sleep: readonly (number | undefined)[] = [],
): Answered[] {
  return Array.from({ length: Math.max(moods.length, sleep.length) }, (_, day) => ({
    askedAt: new Date(MORNING + day * DAY_MS),
    mood: moods[day],
    sleepHours: sleep[day],
    shift: 'usual' as const,
  }));
}
