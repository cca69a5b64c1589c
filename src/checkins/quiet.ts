// Nobody is asked in their quiet hours: what falls there waits for their end.

import type { Person } from '../core/person.ts';
import { localOf } from './when/zone.ts';

const MINUTE_MS = 60_000;
const DAY_MIN = 1_440;

export type Rest = Pick<Person, 'timeZone' | 'quiet'>;

export function isQuiet(at: Date, { timeZone, quiet: { fromMin, toMin } }: Rest): boolean {
  const minute = minuteOf(at, timeZone);
  if (fromMin <= toMin) return fromMin <= minute && minute < toMin;
  return minute >= fromMin || minute < toMin;
}

/** The same time, or the end of the quiet hours it falls into. */
export function afterQuiet(at: Date, rest: Rest): Date {
  const { timeZone, quiet } = rest;
  let moved = at;
  // Once more where a moved clock put the local time back into the quiet hours.
  while (isQuiet(moved, rest)) {
    const aheadMin = minutesAhead(minuteOf(moved, timeZone), quiet.toMin);
    const end = new Date(Math.floor(moved.getTime() / MINUTE_MS + aheadMin) * MINUTE_MS);
    const overMin = minutesAhead(quiet.toMin, minuteOf(end, timeZone));
    const earlier = new Date(end.getTime() - overMin * MINUTE_MS);
    moved = overMin < DAY_MIN / 2 && earlier > moved && !isQuiet(earlier, rest) ? earlier : end;
  }
  return moved;
}

function minutesAhead(from: number, to: number): number {
  return (to - from + DAY_MIN) % DAY_MIN;
}

function minuteOf(at: Date, timeZone: string): number {
  return localOf(at, timeZone).minute;
}
