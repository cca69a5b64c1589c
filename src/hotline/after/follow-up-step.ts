// What whoever has a case may do about it once its talk has ended. Another's is theirs alone, except
// that a lead may do in their place whatever is left undone.

import { type CaseFacts, type Refused, type Step, type Worker, watching } from '../case-step.ts';
import { AFTER } from './policy.ts';
import {
  type CaseTask,
  FOLLOW_UP_OUTCOMES,
  isOpen,
  NOBODY_ELSE,
  newTask,
  POSTPONE_REASONS,
  postponedAtMost,
  REVIEW_OUTCOMES,
  type TaskOutcome,
  watched,
} from './task.ts';

const HOUR_MS = 3_600_000;
/** Of no schedule: it comes after all of them. */
const KEPT = 99;

export type Not = 'not-yours' | 'done-already' | 'no-such-task';

/** A step, and what it makes of tasks in the same transaction. */
export type TaskStep = Step & {
  readonly updates?: readonly { readonly id: string; readonly set: Partial<CaseTask> }[];
  readonly puts?: readonly CaseTask[];
};

function mayFollow(facts: CaseFacts, { id, role }: Worker): boolean {
  return facts.counselorId === id || role === 'lead';
}

function refusedFor(
  facts: CaseFacts,
  staff: Worker,
  task: CaseTask | undefined,
): Refused<Not> | undefined {
  if (!mayFollow(facts, staff)) return { kind: 'not-yours' };
  if (task === undefined) return { kind: 'no-such-task' };
  return isOpen(task) ? undefined : { kind: 'done-already' };
}

type On = {
  readonly facts: CaseFacts;
  readonly staff: Worker;
  readonly tasks: readonly CaseTask[];
  readonly taskId: string;
  readonly now: Date;
  /** Whether another lead is there, who can look at a talk of this one's. */
  readonly hasOtherLead?: boolean;
};

/** Held, with how it went. A no to all of them ends all; worse than before is looked at by a lead. */
export function doing(
  { facts, staff, tasks, taskId, now, hasOtherLead = true }: On,
  said: string,
): TaskStep | Refused<Not | 'outcome-needed' | 'not-allowed' | 'own-review'> {
  const task = tasks.find(({ id }) => id === taskId);
  const refused = refusedFor(facts, staff, task);
  if (refused !== undefined || task === undefined) return refused ?? { kind: 'no-such-task' };
  if (task.kind === 'review' && staff.role !== 'lead') return { kind: 'not-allowed' };
  const isOwnReview = task.kind === 'review' && facts.counselorId === staff.id;
  if (isOwnReview && hasOtherLead) return { kind: 'own-review' };
  // Nobody reviews themselves: all that is left to say is that nobody else could.
  const ofReview = isOwnReview ? ([NOBODY_ELSE] as const) : REVIEW_OUTCOMES;
  const known: readonly TaskOutcome[] = task.kind === 'review' ? ofReview : FOLLOW_UP_OUTCOMES;
  const outcome = known.find((one) => one === said);
  if (outcome === undefined) return { kind: 'outcome-needed' };
  const { id: caseId } = facts;
  const isWhole = (one: CaseTask) => outcome === 'declined' && one.kind === task.kind;
  const ends = tasks.filter((one) => isOpen(one) && (one === task || isWhole(one)));
  const review = { kind: 'open-review.v1', caseId, by: 'counselor' } as const;
  return {
    kind: 'may',
    change:
      task.kind === 'review'
        ? { kind: 'review-done', task: taskId, outcome }
        : { kind: 'follow-up-done', task: taskId, outcome },
    updates: ends.map(({ id }) => ({ id, set: { doneAt: now, doneBy: staff.id, outcome } })),
    effects: outcome === 'reached-worse' ? [{ effect: review }] : [],
  };
}

/** Put off for a reason from a list, and not for longer than its level allows. */
export function postponing(
  { facts, staff, tasks, taskId, now }: On,
  hours: number,
  why: string,
): TaskStep | Refused<Not | 'reason-needed' | 'too-far'> {
  const task = tasks.find(({ id }) => id === taskId);
  const refused = refusedFor(facts, staff, task);
  if (refused !== undefined || task === undefined) return refused ?? { kind: 'no-such-task' };
  const reason = POSTPONE_REASONS.find((one) => one === why);
  if (reason === undefined) return { kind: 'reason-needed' };
  const dueAt = new Date(now.getTime() + hours * HOUR_MS);
  if (!(hours > 0) || dueAt > postponedAtMost(task, now)) return { kind: 'too-far' };
  return {
    kind: 'may',
    change: { kind: 'follow-up-postponed', task: taskId, to: dueAt.toISOString(), reason },
    updates: [{ id: taskId, set: { dueAt, postponedFor: reason, climbedAt: null } }],
    effects: [watched({ ...task, dueAt })],
  };
}

/** To a colleague, with the case and all that is noted in it. */
export function giving(
  facts: CaseFacts,
  staff: Worker,
  to: { readonly id: string; readonly isOwnUnit: boolean } | undefined,
): Step | Refused<'not-yours' | 'nobody-there' | 'own-unit' | 'not-closed'> {
  if (!mayFollow(facts, staff)) return { kind: 'not-yours' };
  if (facts.state !== 'closed') return { kind: 'not-closed' };
  if (to === undefined || to.id === facts.counselorId) return { kind: 'nobody-there' };
  if (to.isOwnUnit) return { kind: 'own-unit' };
  return given(facts, to.id);
}

/** Whoever had it has left: it is with nobody, where the leads see it. */
export function leftBy(facts: CaseFacts, staffId: string): Step | Refused<'over'> {
  const { state, counselorId } = facts;
  if (state !== 'closed' || counselorId !== staffId) return { kind: 'over' };
  return given(facts, 'none');
}

function given({ id: caseId }: CaseFacts, to: string): Step {
  const what = to === 'none' ? 'left' : 'given';
  return {
    kind: 'may',
    change: { kind: 'follow-ups-given', to },
    effects: [{ effect: { kind: 'tell-after.v1', caseId, what } }],
  };
}

type ReopenFacts = {
  /** They said STOP, or are in a pause. */
  readonly isHushed: boolean;
  readonly hasOpenTalk: boolean;
  readonly now: Date;
};

/** The talk goes on where it ended; the officer is told who writes, and that they need not answer. */
export function reopening(
  facts: CaseFacts,
  staff: Worker,
  { isHushed, hasOpenTalk, now }: ReopenFacts,
): Step | Refused<'not-yours' | 'not-closed' | 'talks-elsewhere' | 'hushed'> {
  if (facts.counselorId !== staff.id) return { kind: 'not-yours' };
  if (facts.state !== 'closed') return { kind: 'not-closed' };
  if (hasOpenTalk) return { kind: 'talks-elsewhere' };
  if (isHushed) return { kind: 'hushed' };
  return {
    kind: 'may',
    change: { kind: 'case-reopened' },
    says: [
      {
        key: 'follow-up-hello',
        params: { counselor: staff.label },
        buttons: [{ id: 'follow-up-no', label: 'follow-up-no' }],
      },
    ],
    effects: watching(facts, now),
  };
}

/** Not closed by rule: looked at again in a month. */
export function keeping(
  facts: CaseFacts,
  staff: Worker,
  { id, now }: { readonly id: string; readonly now: Date },
): TaskStep | Refused<'not-yours' | 'not-closed'> {
  if (!mayFollow(facts, staff)) return { kind: 'not-yours' };
  if (facts.state !== 'closed') return { kind: 'not-closed' };
  const dueAt = new Date(now.getTime() + AFTER.closing.keepDays * 24 * HOUR_MS);
  const made = { kind: 'follow-up', level: facts.level, nth: KEPT, dueAt } as const;
  const task = newTask(made, { id, caseId: facts.id, now });
  return {
    kind: 'may',
    change: { kind: 'case-kept' },
    puts: [task],
    effects: [watched(task)],
  };
}
