// What an instructor does about a task, or without one: held, put off, handed on, dropped. A talk
// that was held goes to the ledger and opens its follow-ups, in one transaction with its record.

import { appendAudit } from '../../db/audit.ts';
import {
  lockTask,
  openTasksOf,
  putContact,
  putTask,
  type TaskRow,
  taskById,
  updateTask,
} from '../../db/care-tasks.ts';
import { lockOfficers } from '../../db/roster.ts';
import { instructorsOf } from '../../db/staff.ts';
import type { Tools } from '../outbox/tools.ts';
import { isHeldAs, isPostponeReason, mayBeHeldOn, mayBePutOffTo } from './contact.ts';
import { taskIn } from './record.flow.ts';
import { withFollowUps } from './task.ts';
import { type Acting, asInstructor, type Instructor } from './unit-of.flow.ts';
import { named, offersFor } from './workload/duties.ts';

type CareTools = Pick<Tools, 'pools' | 'clock' | 'newId'>;

export type Stepped = {
  readonly kind:
    | 'done'
    | 'no-such-task'
    | 'over'
    | 'bad-date'
    | 'bad-choice'
    | 'no-such-instructor';
};

export async function holdTask(
  tools: CareTools,
  instructor: Instructor,
  taskId: string,
  { on, as, offers = [] }: { on: string; as: string; offers?: readonly string[] },
): Promise<Stepped> {
  return onTask(tools, instructor, taskId, async ({ tx, today }, task) => {
    if (!isHeldAs(as)) return { kind: 'bad-choice' };
    if (!mayBeHeldOn(on, today)) return { kind: 'bad-date' };
    const { id, officerId, unitId, form } = task;
    putContact(tx, { officerId, unitId, taskId: id, form, heldAs: as, on, staffId: instructor.id });
    const offered = named(offersFor(task.occasions), offers).map((one) => one.id);
    updateTask(tx, id, { state: 'held', endedOn: today, offered });
    const others = (await openTasksOf(tx.db, [officerId])).filter((one) => one.id !== id);
    const known = others.map(taskIn);
    const after = withFollowUps(known, taskIn(task), { on, newId: tools.newId });
    for (const one of after) if (!known.includes(one)) putTask(tx, one);
    const also = offered.length === 0 ? {} : { offered: offered.join(' ') };
    return { kind: 'done', action: 'care-held', detail: { on, as, ...also } };
  });
}

export async function putOffTask(
  tools: CareTools,
  instructor: Instructor,
  taskId: string,
  { to, reason }: { readonly to: string; readonly reason: string },
): Promise<Stepped> {
  return onTask(tools, instructor, taskId, async ({ tx, today }, task) => {
    if (!isPostponeReason(reason)) return { kind: 'bad-choice' };
    if (!mayBePutOffTo(to, { dueOn: task.dueOn, today })) return { kind: 'bad-date' };
    const postponed = task.postponed + 1;
    updateTask(tx, taskId, { dueOn: to, postponed, postponedFor: reason });
    return { kind: 'done', action: 'care-put-off', detail: { to, reason } };
  });
}

/** To another instructor of the unit; `any`: to whoever comes first. */
export async function handOnTask(
  tools: CareTools,
  instructor: Instructor,
  taskId: string,
  toId: string,
): Promise<Stepped> {
  return onTask(tools, instructor, taskId, async ({ tx, unitId }) => {
    const others = await instructorsOf(tx.db, unitId);
    if (toId !== 'any' && !others.some(({ id }) => id === toId))
      return { kind: 'no-such-instructor' };
    updateTask(tx, taskId, { ownerId: toId === 'any' ? null : toId });
    return { kind: 'done', action: 'care-handed-on', detail: { to: toId } };
  });
}

/** It was a mistake, or is no longer wanted. */
export async function dropTask(
  tools: CareTools,
  instructor: Instructor,
  taskId: string,
): Promise<Stepped> {
  return onTask(tools, instructor, taskId, async ({ tx, today }) => {
    updateTask(tx, taskId, { state: 'dropped', endedOn: today });
    return { kind: 'done', action: 'care-dropped', detail: {} };
  });
}

/** A talk that nothing called for: it counts as well. */
export async function noteTalk(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
  { on, as }: { readonly on: string; readonly as: string },
): Promise<Stepped> {
  const noted = await asInstructor<Stepped>(tools, instructor, async (acting) => {
    const { tx, unitId, today, at, actor } = acting;
    if (!isHeldAs(as)) return { kind: 'bad-choice' };
    if (!mayBeHeldOn(on, today)) return { kind: 'bad-date' };
    const [officer] = await lockOfficers(tx.db, [officerId]);
    if (officer === undefined) return { kind: 'no-such-task' };
    const form =
      as === 'phone' || as === 'message' ? 'call' : as === 'in-person' ? 'talk' : 'visit';
    putContact(tx, { officerId, unitId, form, heldAs: as, on, staffId: instructor.id });
    const subject = `roster:${officerId}`;
    appendAudit(tx, [{ at, actor, action: 'care-held', subject, detail: { on, as } }]);
    return { kind: 'done' };
  });
  return noted ?? { kind: 'no-such-task' };
}

type Done = {
  readonly kind: 'done';
  readonly action: string;
  readonly detail: Readonly<Record<string, string>>;
};

/** Under the officer's lock, as an event that joins a task of theirs is. */
async function onTask(
  tools: CareTools,
  instructor: Instructor,
  taskId: string,
  work: (acting: Acting, task: TaskRow) => Promise<Done | Stepped>,
): Promise<Stepped> {
  const stepped = await asInstructor<Stepped>(tools, instructor, async (acting) => {
    const { tx, at, actor } = acting;
    const found = await taskById(tx.db, taskId);
    if (found === undefined) return { kind: 'no-such-task' };
    await lockOfficers(tx.db, [found.officerId]);
    const seen = await lockTask(tx.db, taskId);
    if (seen === undefined) return { kind: 'no-such-task' };
    if (seen.state !== 'open') return { kind: 'over' };
    const done = await work(acting, seen);
    if ('action' in done) {
      const subject = `roster:${seen.officerId}`;
      const detail = { task: taskId, ...done.detail };
      appendAudit(tx, [{ at, actor, action: done.action, subject, detail }]);
    }
    return { kind: done.kind };
  });
  return stepped ?? { kind: 'no-such-task' };
}
