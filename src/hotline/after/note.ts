// Who reads and writes what counselors note about a case: whoever has it, and a lead who sits in.

import type { CaseState } from '../case.ts';
import type { Worker } from '../case-step.ts';

export const NOTE_MAX = 4_000;

type Held = {
  readonly state: CaseState;
  readonly counselorId: string | null;
  readonly joinedId: string | null;
  /** Once a case has closed for good, nobody opens it any more but a lead. */
  readonly settledAt: Date | null;
};

export function mayNote({ counselorId, joinedId }: Held, { id }: Worker): boolean {
  return counselorId === id || joinedId === id;
}

/** The talk has ended, and they still have the case. */
export function isFollowing({ state, counselorId, settledAt }: Held, { id }: Worker): boolean {
  return state === 'closed' && counselorId === id && settledAt === null;
}
