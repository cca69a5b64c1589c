// How long a check-in takes answers, and the buttons that give them.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import { SLEEP_CHOICES } from './sleep-choices.ts';

/** An asked check-in takes answers, and changes of answers, for this long. */
const OPEN_MS = 24 * 3_600_000;

export function isOpen({ checkIn, now }: Snapshot, checkInId: string): boolean {
  return checkIn?.id === checkInId && now.getTime() - checkIn.askedAt.getTime() < OPEN_MS;
}

export function closed(more: readonly Button[] = []): Decision {
  return decide({
    says: [{ key: 'check-in-closed', buttons: [{ id: 'check-in', label: 'checkin' }, ...more] }],
  });
}

export function moodButtons(checkInId: string): Button[] {
  return ([1, 2, 3, 4, 5] as const).map((mood) => ({
    id: `mood:${mood}:${checkInId}`,
    label: `mood-${mood}`,
  }));
}

export function sleepButtons(checkInId: string): Button[] {
  return SLEEP_CHOICES.map(({ hours, label }) => ({ id: `sleep:${hours}:${checkInId}`, label }));
}
