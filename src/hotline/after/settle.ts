// When a case closes for good: nothing is left to do, nobody of theirs waits or talks, nothing that
// sounded dangerous was said for a while, and whoever has it was told before. The rule is data.

import type { CaseState } from '../case.ts';
import { AFTER } from './policy.ts';
import { type CaseTask, isOpen } from './task.ts';

const DAY_MS = 86_400_000;
const { quietDays, noticeDays, keepDays } = AFTER.closing;

export type ClosingFacts = {
  readonly state: CaseState;
  readonly closedAt: Date | undefined;
  readonly settlesAt: Date | undefined;
  readonly settledAt: Date | undefined;
  readonly tasks: readonly CaseTask[];
  /** The officer has another talk, or waits for one. */
  readonly hasOpenTalk: boolean;
  /** When they last said something rated as high as the rule names. */
  readonly lastSignalAt: Date | undefined;
  /** Nobody has it, or the officer has erased their data: there is nobody to tell. */
  readonly hasOwner: boolean;
};

export type Closing =
  | { readonly kind: 'over' | 'settle' }
  | { readonly kind: 'later' | 'announce'; readonly at: Date };

export function closingOf(facts: ClosingFacts, now: Date): Closing {
  const { state, closedAt, settlesAt, settledAt, tasks, lastSignalAt } = facts;
  if (state !== 'closed' || settledAt !== undefined) return { kind: 'over' };
  if (tasks.some(isOpen)) return { kind: 'later', at: later(now, keepDays) };
  if (facts.hasOpenTalk) return { kind: 'later', at: later(now, quietDays) };
  const last = Math.max(
    ...[closedAt, lastSignalAt, ...tasks.map(({ doneAt }) => doneAt)].map(
      (at) => at?.getTime() ?? 0,
    ),
  );
  const quietAt = later(new Date(last), quietDays);
  if (now < quietAt) return { kind: 'later', at: quietAt };
  if (!facts.hasOwner) return { kind: 'settle' };
  if (settlesAt === undefined || settlesAt.getTime() <= last)
    return { kind: 'announce', at: later(now, noticeDays) };
  return now < settlesAt ? { kind: 'later', at: settlesAt } : { kind: 'settle' };
}

/** When to look for the first time. */
export function looksAt(now: Date): Date {
  return later(now, quietDays);
}

function later(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}
