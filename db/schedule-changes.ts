// A change of one schedule that somebody in charge proposed, and what became of it.

import { eq, or } from 'drizzle-orm';
import { integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { ChangeState, Shape } from '../src/admin/schedule-wish.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { units } from './units.ts';

export const scheduleChanges = ledger.table('schedule_changes', {
  id: uuid().primaryKey(),
  unitId: uuid('unit_id')
    .notNull()
    .references(() => units.id),
  squadId: uuid('squad_id'),
  /** Of the schedule that is changed, or of the new one. */
  scheduleId: uuid('schedule_id').notNull(),
  /** The schedule's version that was looked at; 0 when there was none. */
  version: integer().notNull(),
  before: jsonb().$type<Shape>(),
  after: jsonb().$type<Shape>().notNull(),
  state: text().$type<ChangeState>().notNull(),
  proposedBy: text('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  /** Proposed together, and decided together. */
  setId: uuid('set_id'),
});

export type ScheduleChange = typeof scheduleChanges.$inferSelect;

export function putChange(tx: Tx, change: ScheduleChange): void {
  tx.write(tx.db.insert(scheduleChanges).values(change));
}

export function moveChange(tx: Tx, id: string, state: ChangeState): void {
  tx.write(tx.db.update(scheduleChanges).set({ state }).where(eq(scheduleChanges.id, id)));
}

export async function changeById(db: Db, id: string): Promise<ScheduleChange | undefined> {
  return (await db.select().from(scheduleChanges).where(eq(scheduleChanges.id, id)))[0];
}

/** One change by its id, or all of a set by the set's. */
export async function changesOf(db: Db, id: string): Promise<ScheduleChange[]> {
  return db.select().from(scheduleChanges).where(isOf(id)).orderBy(scheduleChanges.id);
}

/** The same rows, held: of two who confirm at once, the second sees what the first did. */
export async function lockChanges(db: Db, id: string): Promise<ScheduleChange[]> {
  const rows = db.select().from(scheduleChanges).where(isOf(id)).orderBy(scheduleChanges.id);
  return rows.for('update');
}

function isOf(id: string) {
  return or(eq(scheduleChanges.id, id), eq(scheduleChanges.setId, id));
}
