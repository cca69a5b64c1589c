// What is still to be done about a case once its talk has ended: days on which whoever has the case
// asks again, and reviews for a lead. Codes and times, no words.

import { asc, eq, isNull } from 'drizzle-orm';
import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import type { CaseTask } from '../src/hotline/after/task.ts';
import type { Level } from '../src/listening/level.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { instant, officer } from './schemas.ts';

export const caseTasks = officer.table(
  'case_tasks',
  {
    id: uuid().primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    kind: text().$type<CaseTask['kind']>().notNull(),
    /** Of the schedule that it is part of. */
    level: text().$type<Level>().notNull(),
    nth: integer().notNull(),
    madeAt: instant('made_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** As it was first set: what is put off does not count as in time. */
    firstDueAt: instant('first_due_at').notNull(),
    postponedFor: text('postponed_for').$type<CaseTask['postponedFor']>(),
    /** When the leads heard that it is overdue. */
    climbedAt: instant('climbed_at'),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    outcome: text().$type<CaseTask['outcome']>(),
  },
  (table) => [
    index('case_tasks_case').on(table.caseId),
    index('case_tasks_open').on(table.dueAt).where(isNull(table.doneAt)),
  ],
);

export function putTasks(tx: Tx, tasks: readonly CaseTask[]): void {
  if (tasks.length > 0) tx.write(tx.db.insert(caseTasks).values([...tasks]));
}

export function updateTask(tx: Tx, id: string, set: Partial<Omit<CaseTask, 'id'>>): void {
  tx.write(tx.db.update(caseTasks).set(set).where(eq(caseTasks.id, id)));
}

export async function tasksOfCase(db: Db, caseId: string): Promise<CaseTask[]> {
  return db
    .select()
    .from(caseTasks)
    .where(eq(caseTasks.caseId, caseId))
    .orderBy(asc(caseTasks.dueAt), asc(caseTasks.nth));
}
