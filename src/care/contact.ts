// What may be done about a task: held, put off, handed on, dropped. A reason is one of a list: there
// is no field in which to write about anybody.

import { daysBetween, isDay } from '../checkins/when/zone.ts';
import type { Form } from './occasions.ts';

export const TASK_STATES = ['open', 'held', 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const HELD_AS = ['in-person', 'phone', 'home', 'hospital', 'message'] as const;
export type HeldAs = (typeof HELD_AS)[number];

export const POSTPONE_REASONS = ['asked-later', 'on-duty', 'away', 'ill', 'no-time'] as const;
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

const POSTPONE_MAX_DAYS = 60;
const HELD_MAX_DAYS = 30;

export function isHeldAs(text: string): text is HeldAs {
  return HELD_AS.some((one) => one === text);
}

export function isPostponeReason(text: string): text is PostponeReason {
  return POSTPONE_REASONS.some((one) => one === text);
}

/** A contact is written down when it was, or soon after; never ahead. */
export function mayBeHeldOn(on: string, today: string): boolean {
  return isDay(on) && on <= today && daysBetween(on, today) <= HELD_MAX_DAYS;
}

/** Only forward, and not out of sight. */
export function mayBePutOffTo(to: string, { dueOn, today }: { dueOn: string; today: string }) {
  const from = dueOn > today ? dueOn : today;
  return isDay(to) && to > from && daysBetween(from, to) <= POSTPONE_MAX_DAYS;
}

export const PLACES = ['overdue', 'today', 'week', 'soon'] as const;
export type Place = (typeof PLACES)[number];

const WEEK_DAYS = 7;

/** Where on the board it stands. */
export function placeOf(dueOn: string, today: string): Place {
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days < WEEK_DAYS ? 'week' : 'soon';
}

/** What is usual of a form, for a start. */
export function usualFor(form: Form): HeldAs {
  switch (form) {
    case 'talk':
    case 'care':
      return 'in-person';
    case 'call':
      return 'phone';
    case 'visit':
      return 'home';
  }
}
