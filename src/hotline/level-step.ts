// A level changed by hand. A program only ever raises; a counselor who has the case may lower it,
// L3 and L4 too, and says why (decision 11).

import { isAtLeast, LEVELS, type Level } from '../listening/level.ts';
import {
  type CaseFacts,
  inTalk,
  type NotMine,
  type Refused,
  type Step,
  type Worker,
} from './case-step.ts';
import { tellingCovered } from './cover.ts';
import { ringing } from './release-step.ts';

/** Why a level was changed by hand; codes, since free text could hold words. */
export const LOWER_REASONS = [
  'says-safe',
  'means-away',
  'not-alone',
  'plan-made',
  'handed-over',
  'not-about-self',
  'misread',
] as const;
export const RAISE_REASONS = [
  'intent-told',
  'plan-told',
  'means-near',
  'silent',
  'danger-to-others',
  'my-judgment',
] as const;
export type LowerReason = (typeof LOWER_REASONS)[number];
export type RaiseReason = (typeof RAISE_REASONS)[number];
export type LevelReason = LowerReason | RaiseReason;

export function lowering(
  facts: CaseFacts,
  staff: Worker,
  to: Level,
  reason: LowerReason,
): Step | Refused<NotMine | 'not-lower'> {
  const refused = inTalk(facts, staff);
  if (refused) return refused;
  if (isAtLeast(to, facts.level)) return { kind: 'not-lower' };
  return {
    kind: 'may',
    change: { kind: 'level-lowered', from: facts.level, to, reason },
    effects: [
      { effect: { kind: 'plan-follow-ups.v1', caseId: facts.id } },
      ...(facts.level === 'L4' ? tellingCovered(facts.id, facts.personId) : []),
    ],
  };
}

export function raising(
  facts: CaseFacts,
  staff: Worker,
  to: Level,
  reason: RaiseReason,
  now: Date,
): Step | Refused<NotMine | 'not-higher'> {
  const isSupervised = staff.role === 'lead' && facts.state === 'waiting';
  const refused = isSupervised ? undefined : inTalk(facts, staff);
  if (refused) return refused;
  if (isAtLeast(facts.level, to)) return { kind: 'not-higher' };
  return {
    kind: 'may',
    change: { kind: 'level-raised', from: facts.level, to, reason },
    effects: facts.state === 'waiting' ? ringing(facts, to, now) : [],
  };
}

export function lowerThan(level: Level): Level[] {
  return LEVELS.filter((one) => !isAtLeast(one, level));
}

export function higherThan(level: Level): Level[] {
  return LEVELS.filter((one) => !isAtLeast(level, one));
}

export function isLevel(text: string): text is Level {
  return LEVELS.some((level) => level === text);
}

export function isLowerReason(text: string): text is LowerReason {
  return LOWER_REASONS.some((reason) => reason === text);
}

export function isRaiseReason(text: string): text is RaiseReason {
  return RAISE_REASONS.some((reason) => reason === text);
}
