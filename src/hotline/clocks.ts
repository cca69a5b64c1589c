// How fast a person must answer at each level (clinical reference 1.2, proposals a deployment
// may change). Minutes from the moment the level was reached.

import type { Level } from '../listening/level.ts';

export type Clock = { readonly acknowledgeMin: number; readonly liveMin: number };

export const CLOCKS: Readonly<Record<Level, Clock>> = {
  L0: { acknowledgeMin: 24 * 60, liveMin: 72 * 60 },
  L1: { acknowledgeMin: 60, liveMin: 24 * 60 },
  L2: { acknowledgeMin: 30, liveMin: 4 * 60 },
  L3: { acknowledgeMin: 5, liveMin: 15 },
  L4: { acknowledgeMin: 2, liveMin: 5 },
};

/** Unanswered asking enters the queue after this (decision 11). */
export const ASKING_MS = 10 * 60_000;

/** One later, gentle re-ask after a clear "no" (decision 11). */
export const RE_ASK_MS = 24 * 3_600_000;

/** L4: a new line every 2 minutes for 30 minutes, then every 10 (decision 16). */
export function keepTalkingDelayMs(round: number): number {
  return (round < 15 ? 2 : 10) * 60_000;
}

/** How long after one ring the next follows, until someone acknowledges. */
export function ringDelayMs(level: Level, round: number): number {
  const { acknowledgeMin } = CLOCKS[level];
  const share = round < 3 ? 1 : 2; // after the third the clock is broken: it only slows a little
  return Math.max(1, Math.min(acknowledgeMin, 10)) * share * 60_000;
}

/** An acknowledged case that nobody takes within its live clock rings again. */
export function isAcknowledged(level: Level, acknowledgedAt: Date | undefined, now: Date): boolean {
  if (acknowledgedAt === undefined) return false;
  return now.getTime() - acknowledgedAt.getTime() < CLOCKS[level].liveMin * 60_000;
}
