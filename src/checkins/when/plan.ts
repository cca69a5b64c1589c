// What a plan keeps besides its time: which of the last occasions were left out, and why.

import type { Skip } from './place.ts';

const SKIPS_KEPT = 20;
const DAY_MS = 86_400_000;
const DAYS_BACK = 4;
const DAYS_AHEAD = 45;

/** What was left out up to `until`, then what has been left out since. */
export function keptSkips(
  before: readonly Skip[],
  since: readonly Skip[],
  until?: Date,
): readonly Skip[] {
  const stays = before.filter(({ slot }) => until === undefined || new Date(slot) <= until);
  return [...stays, ...since].slice(-SKIPS_KEPT);
}

/** The days around now whose duties and special days matter to what is planned now. */
export function spanAround(now: Date): { readonly from: Date; readonly to: Date } {
  return {
    from: new Date(now.getTime() - DAYS_BACK * DAY_MS),
    to: new Date(now.getTime() + DAYS_AHEAD * DAY_MS),
  };
}
