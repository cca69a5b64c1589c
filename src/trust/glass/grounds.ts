// The narrow case in which confidence may be broken without consent, as written (decision 5): a
// life at stake now; a plan or means with the intent; serious danger to others, near; or a legal
// order with its number. Codes alone, no free text: what is stated here stays in the audit log.

import policy from '../../../prompts/care/break-glass.json' with { type: 'json' };
import { isAtLeast, type Level } from '../../listening/level.ts';

export const GROUNDS = ['imminent', 'intent', 'others', 'order'] as const;
export type Ground = (typeof GROUNDS)[number];

/** What the one who asks states to be so. */
export const FACTS = ['intent', 'plan', 'means', 'serious', 'near'] as const;
export type Fact = (typeof FACTS)[number];

/** Why the officer cannot simply be asked; an order needs none. */
export const WHYS = ['does-not-answer', 'will-not-say', 'no-time'] as const;
export type Why = (typeof WHYS)[number];

/** Why the officer is told later, if they are. */
export const DELAYS = ['endangers', 'order'] as const;
export type Delay = (typeof DELAYS)[number];

export type Wish = {
  readonly ground: Ground;
  readonly facts: readonly Fact[];
  readonly why: Why | undefined;
  /** The number of a legal order. */
  readonly reference: string | undefined;
  readonly delay: { readonly why: Delay; readonly hours: number } | undefined;
};

export type Misfit =
  | 'level-too-low'
  | 'facts-missing'
  | 'why-missing'
  | 'reference-missing'
  | 'delay-too-long'
  | 'closed';

/** Whether a case of this level can be such a one. */
export function isOpenAt(ground: Ground, level: Level): boolean {
  if (ground === 'imminent') return level === 'L4';
  return ground !== 'intent' || isAtLeast(level, 'L3');
}

/** Absent when the case is such a one. */
export function misfitOf(
  wish: Wish,
  found: { readonly level: Level; readonly isClosed: boolean },
): Misfit | undefined {
  const { ground, facts, why, reference, delay } = wish;
  const has = (fact: Fact) => facts.includes(fact);
  if (ground !== 'order' && found.isClosed) return 'closed';
  if (!isOpenAt(ground, found.level)) return 'level-too-low';
  if (ground === 'intent' && !(has('intent') && (has('plan') || has('means'))))
    return 'facts-missing';
  if (ground === 'others' && !(has('serious') && has('near'))) return 'facts-missing';
  if (ground === 'order' && reference === undefined) return 'reference-missing';
  if (ground !== 'order' && why === undefined) return 'why-missing';
  return delay !== undefined && !isAllowed(delay, ground) ? 'delay-too-long' : undefined;
}

function isAllowed({ why, hours }: NonNullable<Wish['delay']>, ground: Ground): boolean {
  if (why === 'order' && ground !== 'order') return false;
  return Number.isInteger(hours) && hours >= 1 && hours <= DELAY_HOURS_MAX[why];
}

/** An order's number as it is written; absent when it could be anything else. */
export function referenceIn(text: string): string | undefined {
  const found = text.trim().normalize('NFC');
  const isNumber = /^[\p{L}\d][\p{L}\d〔〕[\]()（）/.#-]{2,39}$/u.test(found);
  return isNumber && /\d/.test(found) ? found : undefined;
}

export const ASKED_MS = policy.askedMinutes * 60_000;
export const OPEN_MS = policy.openMinutes * 60_000;
export const DELAY_HOURS_MAX: Readonly<Record<Delay, number>> = policy.delayHoursMax;
