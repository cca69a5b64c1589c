// What an officer told about their own time. It wins over what the unit set, and nobody else sets it.

import type { Duty } from './roster.ts';

export const AWAYS = ['leave', 'training', 'sick'] as const;
export type Away = (typeof AWAYS)[number];

export type Rhythm = {
  /** Local minute of the day, instead of the schedule's time or times. */
  readonly atMin?: number | undefined;
  /** The fifth cron field, instead of the schedule's days. */
  readonly week?: string | undefined;
  readonly away?:
    | { readonly why: Away; readonly until: string; readonly from?: string | undefined }
    | undefined;
  /** Until then nothing is sent that nobody asked for. */
  readonly pausedUntil?: string | undefined;
  /** Days they named, as 03-05: a note comes then. Nobody is told why. */
  readonly days?: readonly string[] | undefined;
  /** A duty longer than planned. */
  readonly shift?: { readonly from: string; readonly until: string } | undefined;
};

export function ownDuty({ shift }: Rhythm): Duty | undefined {
  return shift && { from: new Date(shift.from), to: new Date(shift.until) };
}

/** Why they are away, at a time when they are. */
export function awayAt(at: Date, { away }: Rhythm): Away | undefined {
  if (away === undefined || (away.from !== undefined && at < new Date(away.from))) return undefined;
  return at < new Date(away.until) ? away.why : undefined;
}

/** Now or later: there is something to take back. */
export function isAwayAhead(at: Date, { away }: Rhythm): boolean {
  return away !== undefined && at < new Date(away.until);
}

export function isPaused(at: Date, { pausedUntil }: Rhythm = {}): boolean {
  return pausedUntil !== undefined && at < new Date(pausedUntil);
}

/** For a day after a long duty a check-in is the one question. */
export function isLight(at: Date, { shift }: Rhythm): boolean {
  return shift !== undefined && at.getTime() - Date.parse(shift.until) < LIGHT_MS;
}

const LIGHT_MS = 24 * 3_600_000;
