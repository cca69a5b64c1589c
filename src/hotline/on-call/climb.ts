// Who an alert goes to, and when it goes again. It only climbs: whoever was asked is asked again,
// until somebody acknowledges. A rung with nobody on it is stepped over at once.

import type { Level } from '../../listening/level.ts';
import { ON_CALL, RUNGS, type Rung } from './policy.ts';

const MINUTE_MS = 60_000;

/**
 * The rungs to page; none: nobody is on call at all, so that everybody is asked. Whoever just had
 * the case does not count as asked, but is.
 */
export function rungsToPage(
  level: Level,
  waitedMin: number,
  manned: ReadonlySet<Rung>,
  left: ReadonlySet<Rung> = new Set(),
): Rung[] {
  const reached = ON_CALL.steps[level].filter(
    ({ rung, afterMin }) => rung !== 'outside' && afterMin <= waitedMin,
  ).length;
  const others = RUNGS.filter((rung) => manned.has(rung) && !left.has(rung));
  const next = others.slice(0, Math.max(1, reached));
  return next.length === 0 ? [] : RUNGS.filter((rung) => next.includes(rung) || left.has(rung));
}

/** Nobody came in time: the officer is given lines outside, while the alert goes on. */
export function isOutsideDue(level: Level, waitedMin: number): boolean {
  return ON_CALL.steps[level].some(
    ({ rung, afterMin }) => rung === 'outside' && afterMin <= waitedMin,
  );
}

/** Rings again after the level's pause, sooner where a step or a clock comes before that. */
export function ringsAgainAt(level: Level, round: number, levelAt: Date, now: Date): Date {
  const { firstMin, laterMin } = ON_CALL.repeats[level];
  const pauseMin = round <= ON_CALL.laterAfterRounds ? firstMin : laterMin;
  const { acknowledgeMin, liveMin } = ON_CALL.clocks[level];
  const marks = [acknowledgeMin, liveMin, ...ON_CALL.steps[level].map(({ afterMin }) => afterMin)]
    .map((minutes) => levelAt.getTime() + minutes * MINUTE_MS)
    .filter((at) => at > now.getTime());
  return new Date(Math.min(now.getTime() + pauseMin * MINUTE_MS, ...marks));
}

/** Which clocks of the level have run out with nobody there. */
export function clocksMissed(
  level: Level,
  waitedMin: number,
  isAcknowledged: boolean,
): ('acknowledge' | 'live')[] {
  const { acknowledgeMin, liveMin } = ON_CALL.clocks[level];
  return [
    ...(!isAcknowledged && waitedMin >= acknowledgeMin ? (['acknowledge'] as const) : []),
    ...(waitedMin >= liveMin ? (['live'] as const) : []),
  ];
}
