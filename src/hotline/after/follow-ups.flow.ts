// What is pressed on the page of follow-ups and reviews.

import { openCaseOf } from '../../../db/case-talks.ts';
import { putTasks, tasksOfCase, updateTask } from '../../../db/case-tasks.ts';
import type { Tx } from '../../../db/client.ts';
import { type PersonRow, personById } from '../../../db/people.ts';
import { activeStaff, type Staff, staffById } from '../../../db/staff.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import { isHushed } from '../../core/person.ts';
import type { CaseFacts, Refused, Worker } from '../case-step.ts';
import { keptOff } from '../line/may-take.ts';
import { routedOf, takerOf } from '../line/taker.flow.ts';
import { actorOf, type CaseTools, type Done, onCase } from '../on-case.flow.ts';
import {
  doing,
  giving,
  keeping,
  type Not,
  postponing,
  reopening,
  type TaskStep,
} from './follow-up-step.ts';
import type { CaseTask } from './task.ts';

type Pressed<W extends string> = Done | Refused<W | 'no-such-case'>;
type OfCase = { readonly caseId: string; readonly taskId: string };

export async function endTask(
  tools: CaseTools,
  staff: Worker,
  { caseId, taskId }: OfCase,
  outcome: string,
): Promise<Pressed<Not | 'outcome-needed' | 'not-allowed' | 'own-review'>> {
  return onTasks(tools, staff, caseId, (facts, tasks, now, leads) => {
    const hasOtherLead = leads.some(({ id }) => id !== staff.id);
    return doing({ facts, staff, tasks, taskId, now, hasOtherLead }, outcome);
  });
}

export async function postponeTask(
  tools: CaseTools,
  staff: Worker,
  { caseId, taskId }: OfCase,
  wish: { readonly hours: string; readonly reason: string },
): Promise<Pressed<Not | 'reason-needed' | 'too-far'>> {
  return onTasks(tools, staff, caseId, (facts, tasks, now) =>
    postponing({ facts, staff, tasks, taskId, now }, Number(wish.hours), wish.reason),
  );
}

export async function keepCase(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Pressed<'not-yours' | 'not-closed'>> {
  return onTasks(tools, staff, caseId, (facts, _tasks, now) =>
    keeping(facts, staff, { id: tools.newId(), now }),
  );
}

export async function giveFollowUps(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  toId: string,
): Promise<Pressed<'not-yours' | 'nobody-there' | 'own-unit' | 'not-closed'>> {
  // What another will have: the program moves it, in their name.
  const { name } = actorOf(staff);
  return onCase(tools, { name }, caseId, async (facts, now, { tx, row }) => {
    const member = await staffById(tx.db, toId);
    const isHere = member !== undefined && member.disabledAt === null && mayTakeCases(member.role);
    if (!isHere) return giving(facts, staff, undefined);
    const off = keptOff(routedOf(row), await takerOf(tx.db, member), now);
    return giving(facts, staff, { id: toId, isOwnUnit: off === 'own-unit' });
  });
}

type Unopened = 'not-yours' | 'not-closed' | 'person-gone' | 'talks-elsewhere' | 'hushed';

/** The talk goes on, so that whoever had it can ask. */
export async function reopenTalk(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Pressed<Unopened>> {
  const { name } = actorOf(staff);
  return onCase<Unopened>(tools, { name }, caseId, async (facts, now, { tx }) => {
    const { personId = '' } = facts;
    const person = facts.personId === undefined ? undefined : await personById(tx.db, personId);
    if (person === undefined) return { kind: 'person-gone' };
    const hasOpenTalk = (await openCaseOf(tx.db, person.id)) !== undefined;
    const isQuiet = isHushed(quietOf(person), now);
    return reopening(facts, staff, { isHushed: isQuiet, hasOpenTalk, now });
  });
}

async function onTasks<W extends string>(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  decide: (
    facts: CaseFacts,
    tasks: readonly CaseTask[],
    now: Date,
    leads: readonly Pick<Staff, 'id'>[],
  ) => TaskStep | Refused<W>,
): Promise<Pressed<W>> {
  return onCase<W>(tools, actorOf(staff), caseId, async (facts, now, { tx }) => {
    const tasks = await tasksOfCase(tx.db, caseId);
    const decided = decide(facts, tasks, now, await activeStaff(tx.db, ['lead']));
    if ('change' in decided) writeTasks(tx, decided);
    return decided;
  });
}

function writeTasks(tx: Tx, { updates = [], puts = [] }: TaskStep): void {
  for (const { id, set } of updates) updateTask(tx, id, set);
  putTasks(tx, puts);
}

function quietOf({ stoppedAt, rhythm }: PersonRow) {
  return { stoppedAt: stoppedAt ?? undefined, rhythm: rhythm ?? undefined };
}
