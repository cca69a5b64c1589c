// The page of what comes after a talk: own follow-ups by day; for a lead also what nobody has, what
// is overdue with others, and reviews. A code and a level: no alias, no words.

import { casesToClose, openTasks } from '../../../db/case-talks.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { activeStaff } from '../../../db/staff.ts';
import { dayAfter, instantOf, localOf } from '../../checkins/when/zone.ts';
import type { Level } from '../../listening/level.ts';
import type { After } from '../case.ts';
import type { Worker } from '../case-step.ts';
import type { CaseTools } from '../on-case.flow.ts';
import { AFTER } from './policy.ts';
import {
  type CaseTask,
  FOLLOW_UP_OUTCOMES,
  NOBODY_ELSE,
  POSTPONE_REASONS,
  type PostponeReason,
  postponedAtMost,
  REVIEW_OUTCOMES,
  type Span,
  spanOf,
} from './task.ts';

const ROWS_MAX = 500;
const HOUR_MS = 3_600_000;
const HOURS = [6, 12, 24, 48, 72, 168, 336] as const;

export type TaskView = {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly level: Level;
  readonly dueAt: Date;
  readonly span: Span;
  readonly place: number;
  readonly places: number;
  readonly postponedFor: PostponeReason | undefined;
  readonly hoursMax: number;
  readonly owner: string | undefined;
  readonly isMine: boolean;
  /** Whether the talk goes on already. */
  readonly isTalking: boolean;
  readonly told: After | undefined;
  readonly seen: After | undefined;
};

export type FollowUpsView = {
  readonly now: Date;
  readonly own: readonly TaskView[];
  /** For a lead: with nobody, or overdue with somebody else. */
  readonly others: readonly TaskView[];
  readonly reviews: readonly TaskView[];
  readonly closing: readonly {
    readonly caseId: string;
    readonly code: string;
    readonly at: Date;
  }[];
  readonly colleagues: readonly { readonly id: string; readonly label: string }[];
  readonly outcomes: typeof FOLLOW_UP_OUTCOMES;
  readonly reviewOutcomes: typeof REVIEW_OUTCOMES;
  /** Of talks of the reader's own; none where another lead can look at them. */
  readonly ownReviewOutcomes: readonly (typeof NOBODY_ELSE)[];
  readonly reasons: typeof POSTPONE_REASONS;
  readonly hours: typeof HOURS;
};

export async function followUpsView(
  tools: Pick<CaseTools, 'pools' | 'clock'>,
  staff: Worker,
  timeZone: string,
): Promise<FollowUpsView> {
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  const [tasks, toClose, members] = await tools.pools.officer.transact(as, ({ db }) =>
    Promise.all([
      openTasks(db, ROWS_MAX),
      casesToClose(db),
      activeStaff(db, ['counselor', 'lead']),
    ]),
  );
  const now = tools.clock();
  const dayEnds = instantOf(dayAfter(localOf(now, timeZone).day, 1), 0, timeZone);
  const labelOf = (id: string | null) => members.find((one) => one.id === id)?.label;
  const all = tasks.map(({ task, row }) => ({
    isReview: task.kind === 'review',
    view: viewOf(task, row, {
      now,
      dayEnds,
      owner: labelOf(row.counselorId),
      isMine: row.counselorId === staff.id,
    }),
  }));
  const followUps = all.filter(({ isReview }) => !isReview);
  const isForLead = ({ owner, span }: TaskView) => owner === undefined || span === 'overdue';
  return {
    now,
    own: nextOf(followUps.filter(({ view }) => view.isMine).map(({ view }) => view)),
    others: followUps.filter(({ view }) => !view.isMine && isForLead(view)).map(({ view }) => view),
    reviews: all.filter(({ isReview }) => isReview).map(({ view }) => view),
    closing: toClose
      .filter(({ counselorId }) => counselorId === staff.id)
      .map(({ id, code, settlesAt }) => ({ caseId: id, code, at: settlesAt ?? now })),
    colleagues: members.filter(({ id }) => id !== staff.id).map(({ id, label }) => ({ id, label })),
    outcomes: FOLLOW_UP_OUTCOMES,
    reviewOutcomes: REVIEW_OUTCOMES,
    ownReviewOutcomes: members.some(({ id, role }) => role === 'lead' && id !== staff.id)
      ? []
      : [NOBODY_ELSE],
    reasons: POSTPONE_REASONS,
    hours: HOURS,
  };
}

/** Of what is far off, only the first of each case: a year of days would hide this week's. */
function nextOf(tasks: readonly TaskView[]): TaskView[] {
  const isFirst = ({ id, caseId }: TaskView) =>
    tasks.find((one) => one.caseId === caseId)?.id === id;
  return tasks.filter((one) => one.span !== 'later' || isFirst(one));
}

type At = Pick<TaskView, 'owner' | 'isMine'> & { readonly now: Date; readonly dayEnds: Date };

function viewOf(task: CaseTask, row: CaseRow, { now, dayEnds, owner, isMine }: At): TaskView {
  const { id, level, dueAt, nth } = task;
  const most = postponedAtMost(task, now).getTime() - now.getTime();
  return {
    id,
    caseId: row.id,
    code: row.code,
    level,
    dueAt,
    span: spanOf(dueAt, now, dayEnds),
    place: nth + 1,
    places: AFTER.afterHours[level].length,
    postponedFor: task.postponedFor ?? undefined,
    hoursMax: most / HOUR_MS,
    owner,
    isMine,
    isTalking: row.state !== 'closed',
    told: row.after ?? undefined,
    seen: row.seen ?? undefined,
  };
}
