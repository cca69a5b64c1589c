// From what happened to a task with a date. What falls together is one contact; an occasion that the
// officer does not allow opens nothing, and is not kept.

import { dayAfter, daysBetween } from '../checkins/when/zone.ts';
import {
  type Allowance,
  eventOf,
  type Form,
  OCCASIONS,
  PRIORITIES,
  type Priority,
  type Trigger,
  triggerOf,
} from './occasions.ts';

/** Why a task is there. */
export type Occasion = {
  readonly trigger: string;
  readonly eventId: string;
  /** 0 is the first contact; the others follow it up. */
  readonly step: number;
};

export type CareTask = {
  readonly id: string;
  readonly officerId: string;
  readonly unitId: string;
  readonly form: Form;
  readonly occasions: readonly Occasion[];
  readonly priority: Priority;
  readonly dueOn: string;
};

export type Happened = {
  readonly id: string;
  readonly officerId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly on: string;
  readonly knownOn: string;
};

/** What opens of it, given what the officer allows. */
export function opensOf(kind: string, allows: readonly Allowance[]): readonly Trigger[] {
  const opened = (eventOf(kind)?.opens ?? []).flatMap((id) => triggerOf(id) ?? []);
  return opened.filter(({ needs }) => needs === undefined || allows.includes(needs));
}

/** @returns all open tasks of the officer, those there were among them. */
export function withEvent(
  open: readonly CareTask[],
  { id: eventId, officerId, unitId, kind, on, knownOn }: Happened,
  { allows, newId }: { readonly allows: readonly Allowance[]; readonly newId: () => string },
): readonly CareTask[] {
  return opensOf(kind, allows).reduce(
    (tasks, trigger) =>
      withTask(tasks, {
        id: newId(),
        officerId,
        unitId,
        form: trigger.joins ?? trigger.form,
        occasions: [{ trigger: trigger.id, eventId, step: 0 }],
        priority: trigger.priority,
        dueOn: dueOn(trigger, { on, knownOn }),
      }),
    open,
  );
}

/** What was already old when a first list told it is not overdue on the day it is told. */
function dueOn(
  { windowDays, knownDays }: Trigger,
  { on, knownOn }: Pick<Happened, 'on' | 'knownOn'>,
): string {
  const due = dayAfter(on, windowDays);
  const soonest = knownDays === undefined ? due : dayAfter(knownOn, knownDays);
  return due < soonest ? soonest : due;
}

/** Follow-ups run from the day of the first contact; each occasion has its own. */
export function withFollowUps(
  open: readonly CareTask[],
  held: CareTask,
  { on, newId }: { readonly on: string; readonly newId: () => string },
): readonly CareTask[] {
  const first = held.occasions.filter(({ step }) => step === 0);
  return first
    .flatMap(({ trigger: id, eventId }) => {
      const trigger = triggerOf(id);
      return (trigger?.followUpDays ?? []).map(
        (days, n): CareTask => ({
          ...held,
          id: newId(),
          form: trigger?.joins ?? trigger?.form ?? held.form,
          occasions: [{ trigger: id, eventId, step: n + 1 }],
          // What was urgent has been done; the next look is only soon.
          priority: trigger?.priority === 'routine' ? 'routine' : 'priority',
          dueOn: dayAfter(on, days),
        }),
      );
    })
    .reduce(withTask, open);
}

/** What needs a yes that is no longer there goes. @returns undefined where nothing is left to do. */
export function withinAllowed(task: CareTask, allows: readonly Allowance[]): CareTask | undefined {
  return only(task, ({ trigger }) => {
    const needs = triggerOf(trigger)?.needs;
    return needs === undefined || allows.includes(needs);
  });
}

/** What rests on these events goes; what follows up a contact that was held stays. */
export function withoutEvents(task: CareTask, gone: ReadonlySet<string>): CareTask | undefined {
  return only(task, ({ eventId, step }) => step > 0 || !gone.has(eventId));
}

function only(task: CareTask, stays: (occasion: Occasion) => boolean): CareTask | undefined {
  const left = task.occasions.filter(stays);
  if (left.length === 0) return undefined;
  return left.length === task.occasions.length ? task : { ...task, occasions: left };
}

function withTask(tasks: readonly CareTask[], wanted: CareTask): readonly CareTask[] {
  const near = tasks.find((task) => isNear(task, wanted));
  if (near === undefined) return [...tasks, wanted];
  const joined: CareTask = {
    ...near,
    occasions: [...near.occasions, ...wanted.occasions],
    priority: higher(near.priority, wanted.priority),
    dueOn: near.dueOn < wanted.dueOn ? near.dueOn : wanted.dueOn,
  };
  return tasks.map((task) => (task === near ? joined : task));
}

/** Practical care is a thing to do, each its own; contacts of one form may be one. */
function isNear(task: CareTask, wanted: CareTask): boolean {
  return (
    task.officerId === wanted.officerId &&
    task.form === wanted.form &&
    task.form !== 'care' &&
    Math.abs(daysBetween(task.dueOn, wanted.dueOn)) <= OCCASIONS.mergeDays
  );
}

function higher(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) > PRIORITIES.indexOf(b) ? a : b;
}
