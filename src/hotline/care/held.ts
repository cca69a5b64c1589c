// Who held a talk and handed it over, gave it back or closed it before it was opened anew has had it
// all the same: it weighed on them, and counts in their load.

import type { Level } from '../../listening/level.ts';
import type { CasePart } from '../case-after.ts';

/** As it is stored beside the case: ids, times, a level. */
export type HeldTalk = {
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly peak: Level;
};

type Holding = Pick<CasePart, 'level' | 'talkedBy' | 'counselorId' | 'claimedAt' | 'closedAt'> & {
  readonly peak: Level | null;
  readonly held: readonly HeldTalk[];
};

/** @param set what a step makes of the case; where it is taken from whoever had it, that is kept. */
export function heldAfter(
  set: Partial<CasePart>,
  before: Holding,
  now: Date,
): { readonly held?: readonly HeldTalk[] } {
  const { claimedAt, closedAt, peak, level } = before;
  const by = before.talkedBy ?? before.counselorId;
  if (!('claimedAt' in set) || claimedAt === null || by === null) return {};
  const from = claimedAt.toISOString();
  const to = (closedAt ?? now).toISOString();
  return { held: [...before.held, { by, from, to, peak: peak ?? level }] };
}
