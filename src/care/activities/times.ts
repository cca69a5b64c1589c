// When an activity speaks up by itself: a day before it, and after it, never in quiet hours.

import { afterQuiet, isQuiet } from '../../checkins/quiet.ts';
import type { Snapshot } from '../../core/decision.ts';

const HOUR_MS = 3_600_000;
const BEFORE_MS = 24 * HOUR_MS;
/** Nearer than this it is remembered without us. */
const NEAR_MS = 2 * HOUR_MS;
const AFTER_MS = HOUR_MS;

/** Undefined where it is too near, or their quiet hours last until it begins. */
export function remindAt({ now, person }: Snapshot, at: Date): Date | undefined {
  const dayBefore = new Date(at.getTime() - BEFORE_MS);
  const wished = afterQuiet(
    dayBefore > now ? dayBefore : new Date(now.getTime() + HOUR_MS),
    person,
  );
  return wished.getTime() + NEAR_MS < at.getTime() ? wished : undefined;
}

export function askAt({ person }: Snapshot, until: Date): Date {
  return afterQuiet(new Date(until.getTime() + AFTER_MS), person);
}

/** Where the quiet hours were moved since: the end of those. */
export function later({ now, person }: Snapshot): Date | undefined {
  return isQuiet(now, person) ? afterQuiet(now, person) : undefined;
}
