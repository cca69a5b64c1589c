// A check-in as it is kept once it is asked.

import type { Shift } from '../listening/trend/policy.ts';
import type { Change, Snapshot } from './decision.ts';

export type Asked = {
  readonly id: string;
  readonly personId: string;
  readonly slot: string;
  readonly askedAt: Date;
  readonly shift: Shift;
};

export function askedIn(
  { checkInId: id, slot }: Extract<Change, { readonly kind: 'check-in-asked' }>,
  { now, person, dialogue }: Pick<Snapshot, 'now' | 'person' | 'dialogue'>,
): Asked {
  const shift = dialogue.trend?.isOnNights ? 'night' : 'usual';
  return { id, personId: person.id, slot, askedAt: now, shift };
}
