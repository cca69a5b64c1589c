// What only the calendar tells: a birthday comes, a check-up falls due, leave begins, leave
// is left over; and when that is settled.

import { dayAfter } from '../checkins/when/zone.ts';
import { OCCASIONS, triggerOf } from './occasions.ts';
import type { Officer } from './officer.ts';
import { type LeavePlan, leaveOf } from './workload/leave.ts';

const YEAR_DAYS = 365;
/** Before midsummer a slow start says nothing yet. */
const LEAVE_FROM = '-07-01';

export type Dated = { readonly kind: string; readonly on: string };

export function datedEvents(
  officer: Officer,
  today: string,
  plans: readonly LeavePlan[] = [],
): readonly Dated[] {
  return [
    ...birthday(officer, today),
    ...checkUp(officer.checkedUpOn, today),
    ...plans
      .filter(({ from }) => from === today)
      .map(({ from }) => ({ kind: 'leave-begins', on: from })),
    ...leave(officer, plans, today),
  ];
}

/** Kinds of what a date opens, and a list or an agreement may settle. */
export const SETTLED_KINDS = ['checked-up', 'leave-behind'];

/** Whether what was told is so no longer: the check-up was had, the leave is on course. */
export function isSettled(
  { kind, on }: Dated,
  officer: Officer,
  today: string,
  plans: readonly LeavePlan[] = [],
): boolean {
  if (kind === 'checked-up') return officer.checkedUpOn !== undefined && officer.checkedUpOn > on;
  return kind === 'leave-behind' && leaveOf(officer, plans, today)?.isOnCourse === true;
}

function birthday({ bornOn, allows }: Officer, today: string): Dated[] {
  if (bornOn === undefined || !allows.includes('birthday')) return [];
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .map((one) => dayOfYear(one, bornOn.slice(5)))
    .filter((on) => on >= today && on <= dayAfter(today, OCCASIONS.leadDays))
    .map((on) => ({ kind: 'birthday', on }));
}

/** Born on 29 February: congratulated on the 28th where there is none. */
function dayOfYear(year: number, monthDay: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${monthDay === '02-29' && !isLeap ? '02-28' : monthDay}`;
}

function checkUp(checkedUpOn: string | undefined, today: string): Dated[] {
  if (checkedUpOn === undefined) return [];
  const window = triggerOf('care-annual-checkup')?.windowDays ?? YEAR_DAYS;
  const isSoon = dayAfter(checkedUpOn, window) <= dayAfter(today, OCCASIONS.leadDays);
  return isSoon ? [{ kind: 'checked-up', on: checkedUpOn }] : [];
}

/** Once a year, on the first day it may be told. */
function leave(officer: Officer, plans: readonly LeavePlan[], today: string): Dated[] {
  const from = `${today.slice(0, 4)}${LEAVE_FROM}`;
  if (today < from) return [];
  const told = leaveOf(officer, plans, today);
  return told === undefined || told.isOnCourse ? [] : [{ kind: 'leave-behind', on: from }];
}
