// What is still to be done about a case once its talk has ended: days on which whoever has it asks
// again, and reviews for a lead. A task ends with an outcome, never by being forgotten.

import type { Planned } from '../../core/effect.ts';
import { isAtLeast, type Level } from '../../listening/level.ts';
import { AFTER } from './policy.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How a follow-up went, as whoever did it says. */
const REACHED = ['reached-better', 'reached-same', 'reached-worse'] as const;
export const FOLLOW_UP_OUTCOMES = [...REACHED, 'not-reached', 'declined'] as const;
export const REVIEW_OUTCOMES = ['nothing-more', 'spoken-with', 'new-plan', 'given-on'] as const;
/** Only where there is no other lead: that nobody else could look stays on record. */
export const NOBODY_ELSE = 'nobody-else';
export const POSTPONE_REASONS = ['asked-for', 'on-duty', 'no-answer', 'i-am-away'] as const;

type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];
type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
export type PostponeReason = (typeof POSTPONE_REASONS)[number];
/** The last three end it without a press: a talk was held, a higher schedule came, data was erased. */
export type TaskOutcome =
  | FollowUpOutcome
  | ReviewOutcome
  | typeof NOBODY_ELSE
  | 'talked'
  | 'replaced'
  | 'erased';

export type CaseTask = {
  readonly id: string;
  readonly caseId: string;
  readonly kind: 'follow-up' | 'review';
  /** Of the schedule that it is part of. */
  readonly level: Level;
  readonly nth: number;
  readonly madeAt: Date;
  readonly dueAt: Date;
  /** As it was first set: what is put off does not count as in time. */
  readonly firstDueAt: Date;
  readonly postponedFor: PostponeReason | null;
  /** When the leads heard that it is overdue. */
  readonly climbedAt: Date | null;
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
  readonly outcome: TaskOutcome | null;
};

export type Made = Pick<CaseTask, 'kind' | 'level' | 'nth' | 'dueAt'>;

/**
 * The follow-ups that a case needs now, and those that they take the place of. A schedule once begun
 * goes on; only a higher level begins a new one.
 * @param peak the highest level of the case, whatever it is now.
 */
export function scheduled(
  tasks: readonly CaseTask[],
  peak: Level,
  now: Date,
): { readonly made: readonly Made[]; readonly replaced: readonly CaseTask[] } {
  const known = tasks.filter(({ kind }) => kind === 'follow-up');
  if (known.some(({ level }) => isAtLeast(level, peak))) return { made: [], replaced: [] };
  const made = AFTER.afterHours[peak].map((hours, nth) => ({
    kind: 'follow-up' as const,
    level: peak,
    nth,
    dueAt: new Date(now.getTime() + hours * HOUR_MS),
  }));
  return { made, replaced: known.filter(isOpen) };
}

/** A talk held while one was due, or a day before, is that follow-up. */
export function heldBy(tasks: readonly CaseTask[], talkFrom: Date, now: Date): CaseTask[] {
  return tasks.filter(
    (task) =>
      task.kind === 'follow-up' &&
      isOpen(task) &&
      task.madeAt < talkFrom &&
      task.dueAt.getTime() <= now.getTime() + DAY_MS,
  );
}

export function isOpen({ doneAt }: Pick<CaseTask, 'doneAt'>): boolean {
  return doneAt === null;
}

export function climbsAt({ level, dueAt }: Pick<CaseTask, 'level' | 'dueAt'>): Date {
  return new Date(dueAt.getTime() + AFTER.climbAfterHours[level] * HOUR_MS);
}

/** The latest time that it may be put off to, from now. */
export function postponedAtMost({ level }: Pick<CaseTask, 'level'>, now: Date): Date {
  return new Date(now.getTime() + AFTER.postponeHoursMax[level] * HOUR_MS);
}

export const SPANS = ['overdue', 'today', 'week', 'later'] as const;
export type Span = (typeof SPANS)[number];

/** Where it stands on the page. @param dayEnds when today ends where the desk is. */
export function spanOf(dueAt: Date, now: Date, dayEnds: Date): Span {
  if (dueAt < now) return 'overdue';
  if (dueAt < dayEnds) return 'today';
  return dueAt.getTime() < dayEnds.getTime() + 6 * DAY_MS ? 'week' : 'later';
}

/** A task as it is first kept. */
export function newTask(
  made: Made,
  { id, caseId, now }: { readonly id: string; readonly caseId: string; readonly now: Date },
): CaseTask {
  return {
    ...made,
    id,
    caseId,
    madeAt: now,
    firstDueAt: made.dueAt,
    postponedFor: null,
    climbedAt: null,
    doneAt: null,
    doneBy: null,
    outcome: null,
  };
}

/** Looks when it is due, by the very time; that look sets the one of whether it was kept. */
export function watched({ id: taskId, caseId, dueAt }: Watched): Planned {
  const due = dueAt.toISOString();
  return { effect: { kind: 'watch-follow-up.v1', caseId, taskId, due }, dueAt };
}

/** Looks whether it was kept, once it has been overdue for as long as the file says. */
export function watchedOn(task: Watched): Planned {
  const effect = { kind: 'watch-follow-up.v1', caseId: task.caseId, taskId: task.id } as const;
  return { effect, dueAt: climbsAt(task) };
}

type Watched = Pick<CaseTask, 'id' | 'caseId' | 'level' | 'dueAt'>;
