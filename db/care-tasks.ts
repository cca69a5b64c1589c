// Talks, calls, visits and care that are owed, and the ledger of those that were held. The ledger
// has no column for a word: who, when, in which form, by whom.

import { and, asc, desc, eq, gte, inArray, isNull, lte, max, or, sql } from 'drizzle-orm';
import { bigserial, date, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { HeldAs, PostponeReason, TaskState } from '../src/care/contact.ts';
import type { Form, Priority } from '../src/care/occasions.ts';
import type { CareTask, Occasion } from '../src/care/task.ts';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { roster } from './roster.ts';
import { station } from './schemas.ts';

export const careTasks = station.table(
  'care_tasks',
  {
    id: uuid().primaryKey(),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => roster.id, { onDelete: 'cascade' }),
    unitId: uuid('unit_id').notNull(),
    form: text().$type<Form>().notNull(),
    occasions: jsonb().$type<readonly Occasion[]>().notNull(),
    priority: text().$type<Priority>().notNull(),
    dueOn: date('due_on').notNull(),
    /** Null: any instructor of the unit. */
    ownerId: uuid('owner_id'),
    state: text().$type<TaskState>().notNull(),
    postponed: integer().notNull().default(0),
    postponedFor: text('postponed_for').$type<PostponeReason>(),
    endedOn: date('ended_on'),
    /** What the station offered, by code; never what was answered. */
    offered: text().array().notNull().default([]),
  },
  (table) => [
    index('care_tasks_unit').on(table.unitId, table.state, table.dueOn),
    index('care_tasks_officer').on(table.officerId, table.state),
  ],
);

export const careContacts = station.table(
  'care_contacts',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => roster.id, { onDelete: 'cascade' }),
    unitId: uuid('unit_id').notNull(),
    taskId: uuid('task_id'),
    form: text().$type<Form>().notNull(),
    heldAs: text('held_as').$type<HeldAs>().notNull(),
    on: date().notNull(),
    staffId: uuid('staff_id').notNull(),
  },
  (table) => [
    index('care_contacts_officer').on(table.officerId, table.on.desc()),
    index('care_contacts_unit').on(table.unitId, table.on.desc()),
  ],
);

export type TaskRow = typeof careTasks.$inferSelect;
export type Contact = typeof careContacts.$inferInsert;

export async function openTasksOf(db: Db, officerIds: readonly string[]): Promise<TaskRow[]> {
  return db
    .select()
    .from(careTasks)
    .where(and(inArray(careTasks.officerId, [...officerIds]), eq(careTasks.state, 'open')))
    .orderBy(asc(careTasks.dueOn), asc(careTasks.id));
}

export function putTask(tx: Tx, task: CareTask): void {
  const { id, occasions, priority, dueOn } = task;
  tx.write(
    tx.db
      .insert(careTasks)
      .values({ ...task, state: 'open' })
      .onConflictDoUpdate({ target: careTasks.id, set: { id, occasions, priority, dueOn } }),
  );
}

export function updateTask(tx: Tx, id: string, set: Partial<TaskRow>): void {
  tx.write(tx.db.update(careTasks).set(set).where(eq(careTasks.id, id)));
}

export async function lockTask(db: Db, id: string): Promise<TaskRow | undefined> {
  return (await db.select().from(careTasks).where(eq(careTasks.id, id)).for('update'))[0];
}

export async function taskById(db: Db, id: string): Promise<TaskRow | undefined> {
  return (await db.select().from(careTasks).where(eq(careTasks.id, id)))[0];
}

/** Open ones of a unit up to a day, with whose they are: the most pressing first. */
export async function boardOf(db: Db, unitId: string, until: string) {
  return db
    .select({ task: careTasks, name: roster.name, no: roster.no })
    .from(careTasks)
    .innerJoin(roster, eq(roster.id, careTasks.officerId))
    .where(
      and(
        eq(careTasks.unitId, unitId),
        eq(careTasks.state, 'open'),
        lte(careTasks.dueOn, until),
        isNull(roster.leftAt),
      ),
    )
    .orderBy(asc(careTasks.dueOn), asc(roster.no));
}

export function putContact(tx: Tx, contact: Contact): void {
  tx.write(tx.db.insert(careContacts).values(contact));
}

/** The ledger of a unit in a stretch of days, newest first. */
export async function contactsOf(
  db: Db,
  unitId: string,
  { from, to }: { readonly from: string; readonly to: string },
) {
  return (
    db
      .select({ contact: careContacts, name: roster.name, no: roster.no })
      .from(careContacts)
      // Who has moved on is no longer theirs to see by name, and was met all the same.
      .leftJoin(roster, eq(roster.id, careContacts.officerId))
      .where(
        and(eq(careContacts.unitId, unitId), gte(careContacts.on, from), lte(careContacts.on, to)),
      )
      .orderBy(newestFirst(careContacts.on), desc(careContacts.id))
  );
}

export async function contactsWith(db: Db, officerId: string, rowsMax: number) {
  return db
    .select()
    .from(careContacts)
    .where(eq(careContacts.officerId, officerId))
    .orderBy(newestFirst(careContacts.on), desc(careContacts.id))
    .limit(rowsMax);
}

/** With whom nobody had a talk, call or visit since that day, nor were they new since. */
export async function uncoveredSince(db: Db, unitId: string, day: string) {
  const last = db
    .select({ officerId: careContacts.officerId, on: max(careContacts.on).as('last_on') })
    .from(careContacts)
    .where(sql`${careContacts.form} <> 'care'`)
    .groupBy(careContacts.officerId)
    .as('last');
  return db
    .select({ id: roster.id, no: roster.no, name: roster.name, lastOn: last.on })
    .from(roster)
    .leftJoin(last, eq(last.officerId, roster.id))
    .where(
      and(
        eq(roster.unitId, unitId),
        isNull(roster.leftAt),
        or(isNull(last.on), lte(last.on, day)),
        lte(roster.addedAt, sql`${day}::date`),
      ),
    )
    .orderBy(sql`${last.on} nulls first`, asc(roster.no));
}

export function endTasksOf(tx: Tx, officerId: string, today: string): void {
  tx.write(
    tx.db
      .update(careTasks)
      .set({ state: 'dropped', endedOn: today })
      .where(and(eq(careTasks.officerId, officerId), eq(careTasks.state, 'open'))),
  );
}

/** Open tasks go along with who moved to another unit, and belong to nobody there yet. */
export function moveTasks(tx: Tx, officerIds: readonly string[]): void {
  if (officerIds.length === 0) return;
  tx.write(sql`
    update ${careTasks} as t set unit_id = r.unit_id, owner_id = null from ${roster} as r
    where r.id = t.officer_id and t.state = 'open' and t.unit_id <> r.unit_id
      and ${inArray(sql`r.id`, [...officerIds])}`);
}

/** What is due and overdue of a unit on its day, or of it what one may take up: counts alone. */
export async function dueCounts(db: Db, unitId: string, today: string, ownerId?: string) {
  const isTheirs =
    ownerId === undefined
      ? undefined
      : or(isNull(careTasks.ownerId), eq(careTasks.ownerId, ownerId));
  const [row] = await db
    .select({
      today: sql<number>`count(*) filter (where ${careTasks.dueOn} = ${today})`.mapWith(Number),
      overdue: sql<number>`count(*) filter (where ${careTasks.dueOn} < ${today})`.mapWith(Number),
    })
    .from(careTasks)
    .where(and(eq(careTasks.unitId, unitId), eq(careTasks.state, 'open'), isTheirs));
  return { today: row?.today ?? 0, overdue: row?.overdue ?? 0 };
}
