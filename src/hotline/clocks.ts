// How fast a person must answer at each level, from the reviewed file (clinical reference 1.2,
// proposals a deployment may change). Minutes from the moment the level was reached.

import type { Level } from '../listening/level.ts';
import { type Clock, ON_CALL } from './on-call/policy.ts';

export const CLOCKS: Readonly<Record<Level, Clock>> = ON_CALL.clocks;

/** Unanswered asking enters the queue after this (decision 11). */
export const ASKING_MS = 10 * 60_000;

/** One later, gentle re-ask after a clear "no" (decision 11). */
export const RE_ASK_MS = 24 * 3_600_000;

/** L4: a new line every 2 minutes for 30 minutes, then every 10 (decision 16). */
export function keepTalkingDelayMs(round: number): number {
  return (round < 15 ? 2 : 10) * 60_000;
}

/** An acknowledged case that nobody takes within its live clock rings again. */
export function isAcknowledged(level: Level, acknowledgedAt: Date | undefined, now: Date): boolean {
  if (acknowledgedAt === undefined) return false;
  return now.getTime() - acknowledgedAt.getTime() < CLOCKS[level].liveMin * 60_000;
}
