// Answers as days: one value for each local day that has any, however often the officer answered.
// A day without an answer is no day at all; nothing is put in its place.

import { localDays } from '../../core/moment.ts';
import { type Measure, type Shift, TREND } from './policy.ts';

export type Answered = {
  readonly askedAt: Date;
  readonly mood: number | undefined;
  readonly sleepHours: number | undefined;
  readonly shift: Shift;
};

export type Day = {
  /** Counted from 1970, in the officer's own time zone. */
  readonly day: number;
  readonly value: number;
  readonly shift: Shift;
};

/** Oldest first. The order of a day's answers makes no difference. */
export function daysOf(answers: readonly Answered[], measure: Measure, timeZone: string): Day[] {
  const dayAt = localDays(timeZone);
  const told = answers.flatMap((answer) => {
    const value = measure === 'mood' ? answer.mood : answer.sleepHours;
    return value === undefined ? [] : [{ day: dayAt(answer.askedAt), value, shift: answer.shift }];
  });
  return [...Map.groupBy(told, ({ day }) => day)]
    .map(([day, ofDay]): Day => {
      const sum = ofDay
        .map(({ value }) => value)
        .toSorted((a, b) => a - b)
        .reduce(add, 0);
      const isNight = ofDay.some(({ shift }) => shift === 'night');
      return { day, value: sum / ofDay.length, shift: isNight ? 'night' : 'usual' };
    })
    .toSorted((one, other) => one.day - other.day);
}

/** Days on which sleep was short on enough of the days up to then. */
export function shortSleepDays(days: readonly Day[]): ReadonlySet<number> {
  const { hoursBelow, days: daysMin, ofDays } = TREND.sleepFlag;
  const short = days.filter(({ value }) => value < hoursBelow).map(({ day }) => day);
  const flagged = short.flatMap((last, index) => {
    const first = short[index - daysMin + 1];
    // From the day that made it enough until the first of them is a week ago.
    if (first === undefined || last - first >= ofDays) return [];
    return Array.from({ length: first + ofDays - last }, (_, more) => last + more);
  });
  return new Set(flagged);
}

function add(sum: number, value: number): number {
  return sum + value;
}
