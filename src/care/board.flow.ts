// What an instructor sees: what is owed today and this week, with whom nobody has talked for long,
// the ledger of what was held. By name, from the station's world alone: nothing here knows who uses
// the bot, or how anybody is. Each look by a person is one record.

import { appendAudit } from '../../db/audit.ts';
import { feedOf } from '../../db/care-feeds.ts';
import {
  boardOf,
  contactsOf,
  contactsWith,
  openTasksOf,
  taskById,
  uncoveredSince,
} from '../../db/care-tasks.ts';
import { leavePlansIn } from '../../db/leave-plans.ts';
import { officerById, officersOf } from '../../db/roster.ts';
import { instructorsOf } from '../../db/staff.ts';
import { dayAfter } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';
import { cardFor } from './card.ts';
import { HELD_AS, type Place, POSTPONE_REASONS, placeOf, usualFor } from './contact.ts';
import { ALLOWANCES, OCCASIONS, triggerOf } from './occasions.ts';
import { ageGroup } from './officer.ts';
import type { Occasion } from './task.ts';
import { type Acting, asInstructor, type Instructor } from './unit-of.flow.ts';
import { DUTIES, offered, offersFor } from './workload/duties.ts';
import { owedBy } from './workload/leave.ts';
import { workloadIn } from './workload/workload.flow.ts';

const CONTACTS_MAX = 12;

type CareTools = Pick<Tools, 'pools' | 'clock'>;

export type Why = ReturnType<typeof whyOf>[number];
export type BoardEntry = Awaited<ReturnType<typeof boardOf>>[number] & {
  readonly place: Place;
  readonly why: readonly Why[];
};
export type Board = Awaited<ReturnType<typeof boardIn>>;
export type Ledger = Awaited<ReturnType<typeof ledgerIn>>;
export type OpenedTask = Extract<Awaited<ReturnType<typeof taskIn>>, { readonly kind: 'opened' }>;
export type OpenedOfficer = Extract<
  Awaited<ReturnType<typeof officerIn>>,
  { readonly kind: 'opened' }
>;

export async function careBoard(
  tools: CareTools,
  instructor: Instructor,
): Promise<Board | undefined> {
  return asInstructor(tools, instructor, (acting) => boardIn(acting, instructor));
}

async function boardIn(acting: Acting, { id }: Instructor) {
  const { tx, unitId, today } = acting;
  const { leadDays, uncoveredDays } = OCCASIONS;
  const [tasks, uncovered, officers, colleagues, feedSince, plans] = await Promise.all([
    boardOf(tx.db, unitId, dayAfter(today, leadDays)),
    uncoveredSince(tx.db, unitId, dayAfter(today, -uncoveredDays)),
    officersOf(tx.db, unitId),
    instructorsOf(tx.db, unitId),
    feedOf(tx.db, id),
    leavePlansIn(tx.db, unitId, today),
  ]);
  look(acting, 'care-board-seen', `unit:${unitId}`);
  return {
    today,
    tasks: tasks.map(
      (one): BoardEntry => ({
        ...one,
        place: placeOf(one.task.dueOn, today),
        why: whyOf(one.task.occasions),
      }),
    ),
    events: OCCASIONS.events.filter(({ sources }) => sources.includes('instructor')),
    uncovered,
    officers: officers.map(({ id: officerId, no, name }) => ({ id: officerId, no, name })),
    colleagues,
    feedSince,
    handOvers: owedBy(plans, { today, until: dayAfter(today, leadDays) }).map((plan) => ({
      ...plan,
      name: officers.find((one) => one.id === plan.officerId)?.name ?? '',
    })),
  };
}

/** The last quarter's talks, or another stretch of days. */
export async function careLedger(
  tools: CareTools,
  instructor: Instructor,
  days: number,
): Promise<Ledger | undefined> {
  return asInstructor(tools, instructor, (acting) => ledgerIn(acting, days));
}

async function ledgerIn(acting: Acting, days: number) {
  const { tx, unitId, today } = acting;
  const from = dayAfter(today, -days);
  const [contacts, officers, staff] = await Promise.all([
    contactsOf(tx.db, unitId, { from, to: today }),
    officersOf(tx.db, unitId),
    instructorsOf(tx.db, unitId),
  ]);
  look(acting, 'care-ledger-seen', `unit:${unitId}`);
  const met = new Set(contacts.map(({ contact }) => contact.officerId));
  return {
    from,
    today,
    contacts: contacts.map((one) => ({
      ...one,
      by: staff.find(({ id }) => id === one.contact.staffId)?.label,
    })),
    met: officers.filter(({ id }) => met.has(id)).length,
    people: officers.length,
  };
}

export async function openTask(tools: CareTools, instructor: Instructor, taskId: string) {
  const found = await asInstructor(tools, instructor, (acting) => taskIn(acting, taskId));
  return found ?? ({ kind: 'no-such-task' } as const);
}

async function taskIn(acting: Acting, taskId: string) {
  const { tx, unitId, today } = acting;
  const task = await taskById(tx.db, taskId);
  const officer = task && (await officerById(tx.db, task.officerId));
  if (task === undefined || officer === undefined) return { kind: 'no-such-task' } as const;
  const [contacts, colleagues] = await Promise.all([
    contactsWith(tx.db, officer.id, CONTACTS_MAX),
    instructorsOf(tx.db, unitId),
  ]);
  look(acting, 'care-task-seen', `roster:${officer.id}`);
  const age = ageGroup(officer.bornOn, today);
  const triggers = task.occasions.map(({ trigger }) => trigger);
  return {
    kind: 'opened',
    today,
    task,
    officer,
    contacts,
    colleagues,
    why: whyOf(task.occasions),
    card: cardFor(triggers, age),
    usual: usualFor(task.form),
    heldAs: HELD_AS,
    reasons: POSTPONE_REASONS,
    offers: offersFor(task.occasions),
    offered: offered(task.offered),
  } as const;
}

export async function openOfficer(tools: CareTools, instructor: Instructor, officerId: string) {
  const found = await asInstructor(tools, instructor, (acting) => officerIn(acting, officerId));
  return found ?? ({ kind: 'no-such-officer' } as const);
}

async function officerIn(acting: Acting, officerId: string) {
  const { tx, today } = acting;
  const officer = await officerById(tx.db, officerId);
  if (officer === undefined) return { kind: 'no-such-officer' } as const;
  const [contacts, tasks] = await Promise.all([
    contactsWith(tx.db, officerId, CONTACTS_MAX),
    openTasksOf(tx.db, [officerId]),
  ]);
  const unit = await workloadIn(acting);
  look(acting, 'care-officer-seen', `roster:${officerId}`);
  return {
    kind: 'opened',
    today,
    officer,
    contacts,
    tasks: tasks.map((task) => ({ task, why: whyOf(task.occasions) })),
    heldAs: HELD_AS,
    allowances: ALLOWANCES,
    duties: DUTIES,
    load: unit.find(({ id }) => id === officerId),
    others: unit.filter(({ id }) => id !== officerId).map(({ id, no, name }) => ({ id, no, name })),
  } as const;
}

/** The occasions of a task, in words that are ours. */
function whyOf(occasions: readonly Occasion[]) {
  return occasions.flatMap(({ trigger: id, step }) => {
    const trigger = triggerOf(id);
    return trigger === undefined ? [] : [{ label: trigger.label, when: trigger.when, step }];
  });
}

function look({ tx, at, actor }: Acting, action: string, subject: string): void {
  appendAudit(tx, [{ at, actor, action, subject, detail: {} }]);
}
