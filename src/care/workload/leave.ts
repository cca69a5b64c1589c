// Leave that is owed, taken and agreed. Nobody goes without somebody who takes over, nobody takes over
// who is away or over the hours, and whoever has agreed enough of it is not behind.

import { daysBetween, isDay } from '../../checkins/when/zone.ts';
import { OCCASIONS } from '../occasions.ts';
import type { Officer } from '../officer.ts';

const AHEAD_MAX_DAYS = 366;
const YEAR_DAYS = 365;

export type LeavePlan = {
  readonly id: string;
  readonly officerId: string;
  readonly from: string;
  readonly to: string;
  /** Of the year's leave: days off anyway are not counted. */
  readonly days: number;
  readonly standInId: string;
  /** What the stand-in takes over, by code. */
  readonly duties: readonly string[];
  /** The day on which they have done so. */
  readonly handedOverOn: string | undefined;
};

export const HAND_OVERS = ['nothing', 'done', 'owed', 'late'] as const;
export type HandOver = (typeof HAND_OVERS)[number];

/** Whether the duties have changed hands; once leave has begun it is late. */
export function handOverOf(
  { duties, handedOverOn, from }: Pick<LeavePlan, 'duties' | 'handedOverOn' | 'from'>,
  today: string,
): HandOver {
  if (handedOverOn !== undefined) return 'done';
  if (duties.length === 0) return 'nothing';
  return from <= today ? 'late' : 'owed';
}

export type Leave = {
  readonly owed: number;
  readonly taken: number;
  /** Agreed for later this year. */
  readonly agreed: number;
  readonly isOnCourse: boolean;
};

/** @returns undefined where the roster tells none of this year. */
export function leaveOf(
  { leaveDays, leaveTaken, leaveYear }: Pick<Officer, 'leaveDays' | 'leaveTaken' | 'leaveYear'>,
  plans: readonly LeavePlan[],
  today: string,
): Leave | undefined {
  const year = today.slice(0, 4);
  if (leaveDays === undefined || leaveTaken === undefined || leaveDays === 0) return undefined;
  if (leaveYear !== Number(year)) return undefined;
  const agreed = plans
    .filter(({ from }) => from > today && from.startsWith(year))
    .reduce((sum, { days }) => sum + days, 0);
  const elapsed = Math.min(1, (daysBetween(`${year}-01-01`, today) + 1) / YEAR_DAYS);
  const goal = OCCASIONS.leaveGoal * leaveDays;
  const isOnCourse = leaveTaken / elapsed >= goal || leaveTaken + agreed >= goal;
  return { owed: leaveDays, taken: leaveTaken, agreed, isOnCourse };
}

/** Leave that begins by then, or has begun, with duties nobody has taken over yet. */
export function owedBy(
  plans: readonly LeavePlan[],
  { today, until }: { readonly today: string; readonly until: string },
): readonly LeavePlan[] {
  return plans.filter(
    (plan) => plan.from <= until && ['owed', 'late'].includes(handOverOf(plan, today)),
  );
}

export type LeaveWish = Pick<LeavePlan, 'from' | 'to' | 'days' | 'standInId'> & {
  readonly duties?: readonly string[];
};

export type LeaveFault =
  | 'bad-date'
  | 'bad-days'
  | 'too-many-days'
  | 'away-then'
  | 'no-stand-in'
  | 'stand-in-away'
  | 'stand-in-needed'
  | 'stand-in-over-hours';

type Known = {
  readonly officer: Officer;
  readonly standIn: Officer | undefined;
  readonly isStandInOver: boolean;
  /** Of the whole unit. */
  readonly plans: readonly LeavePlan[];
  readonly today: string;
};

export function leaveFault(
  { from, to, days, standInId }: LeaveWish,
  { officer, standIn, isStandInOver, plans, today }: Known,
): LeaveFault | undefined {
  if (!isDay(from) || !isDay(to) || from < today || to < from) return 'bad-date';
  if (daysBetween(today, to) > AHEAD_MAX_DAYS) return 'bad-date';
  if (!Number.isInteger(days) || days < 1 || days > daysBetween(from, to) + 1) return 'bad-days';
  const own = plans.filter(({ officerId }) => officerId === officer.id);
  const leave = leaveOf(officer, own, today);
  const isThisYear = from.slice(0, 4) === today.slice(0, 4);
  if (isThisYear && leave && leave.taken + leave.agreed + days > leave.owed) return 'too-many-days';
  const meanwhile = plans.filter((one) => one.from <= to && one.to >= from);
  const isAway = (id: string) => meanwhile.some(({ officerId }) => officerId === id);
  if (isAway(officer.id)) return 'away-then';
  if (standIn === undefined || standInId === officer.id) return 'no-stand-in';
  if (isAway(standInId)) return 'stand-in-away';
  if (meanwhile.some((one) => one.standInId === officer.id)) return 'stand-in-needed';
  return isStandInOver ? 'stand-in-over-hours' : undefined;
}
