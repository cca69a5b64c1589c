// Who is on call at a moment. A substitute goes before a special day, a special day before the
// usual roster, and among equals what was set last; nothing that stood is overwritten.

import { RUNGS, type Rung } from './policy.ts';

export const SHIFT_KINDS = ['usual', 'special-day', 'substitute'] as const;
export type ShiftKind = (typeof SHIFT_KINDS)[number];

export type OnCallShift = {
  readonly id: string;
  readonly rung: Rung;
  readonly staffId: string;
  readonly from: Date;
  readonly to: Date;
  readonly kind: ShiftKind;
  readonly madeAt: Date;
};

/**
 * The shift that counts on each manned rung. Nobody is their own second: who stands on two rungs is
 * asked on the first, and the other has nobody. `isHere`: an account that is off is on no rung.
 */
export function onCallAt(
  shifts: readonly OnCallShift[],
  at: Date,
  isHere: (staffId: string) => boolean,
): ReadonlyMap<Rung, OnCallShift> {
  const now = shifts.filter(({ staffId, from, to }) => from <= at && at < to && isHere(staffId));
  const manned = new Map<Rung, OnCallShift>();
  for (const rung of RUNGS) {
    const [first] = now.filter((one) => one.rung === rung).toSorted(byWeight);
    const isAsked = [...manned.values()].some(({ staffId }) => staffId === first?.staffId);
    if (first !== undefined && !isAsked) manned.set(rung, first);
  }
  return manned;
}

function byWeight(one: OnCallShift, other: OnCallShift): number {
  return (
    SHIFT_KINDS.indexOf(other.kind) - SHIFT_KINDS.indexOf(one.kind) ||
    other.madeAt.getTime() - one.madeAt.getTime() ||
    (one.id < other.id ? 1 : -1)
  );
}
