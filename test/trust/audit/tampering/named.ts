// What a tampering is, and when a verdict names it rightly.

import type { Verdict } from '../../../../src/trust/audit/verify.flow.ts';
import type { Placed, Target } from './log.ts';

/** Numbers that a tampering is made of. */
export type Dice = { readonly a: number; readonly b: number; readonly c: number };

export type Tampering = {
  readonly statement: string;
  /** The log's own logger runs before the check, as it would. */
  readonly isLoggedAfter?: boolean;
  readonly isNamed: (verdict: Verdict) => boolean;
};

export type Kind = (target: Target, dice: Dice) => Tampering;

type Why = Extract<Verdict, { kind: 'broken' }>['why'];

/** The first bad record itself, or the smallest signed stretch that it lies in. */
export function names(leaf: number, ...whys: Why[]) {
  return (verdict: Verdict) =>
    verdict.kind === 'broken' &&
    whys.includes(verdict.why) &&
    verdict.leaf !== undefined &&
    verdict.leaf <= leaf &&
    leaf <= (verdict.to ?? verdict.leaf);
}

export function namesEvent(id: number, ...whys: Why[]) {
  return (verdict: Verdict) =>
    verdict.kind === 'broken' && whys.includes(verdict.why) && verdict.event === id;
}

export function namesSize(size: number, ...whys: Why[]) {
  return (verdict: Verdict) =>
    verdict.kind === 'broken' && whys.includes(verdict.why) && verdict.size === size;
}

export function one({ leaves }: Target, number: number): Placed {
  return leaves[number % leaves.length] ?? { leaf: 0, id: 0, at: '' };
}

export function two(target: Target, { a, b }: Dice): [Placed, Placed] {
  const first = one(target, a);
  const other = one(target, a + 1 + (b % (target.leaves.length - 1)));
  return first.leaf < other.leaf ? [first, other] : [other, first];
}
