// What a counselor noted on the safety ladder: sealed under the case's key, each saving a row.

import { asc, desc, eq } from 'drizzle-orm';
import { index, uuid } from 'drizzle-orm/pg-core';
import { saidIn } from '../src/hotline/desk-news.ts';
import type { Db, Tx } from './client.ts';
import { cases, notifyDesk } from './hotline.ts';
import { instant, officer, sealed } from './schemas.ts';

export const ladderForms = officer.table(
  'ladder_forms',
  {
    id: uuid().primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    sealed: sealed().notNull(),
    by: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('ladder_forms_case').on(table.caseId)],
);

export function putLadderForm(tx: Tx, row: typeof ladderForms.$inferInsert): void {
  tx.write(tx.db.insert(ladderForms).values(row));
  notifyDesk(tx, saidIn(row.caseId));
}

export async function lastLadderForm(db: Db, caseId: string) {
  const [row] = await db
    .select()
    .from(ladderForms)
    .where(eq(ladderForms.caseId, caseId))
    .orderBy(desc(ladderForms.at), desc(ladderForms.id))
    .limit(1);
  return row;
}

/** All of one person's, with the keys they are sealed under. */
export async function ladderFormsOf(db: Db, personId: string) {
  return db
    .select({ form: ladderForms, wrapped: cases.wrapped })
    .from(ladderForms)
    .innerJoin(cases, eq(cases.id, ladderForms.caseId))
    .where(eq(cases.personId, personId))
    .orderBy(asc(ladderForms.at));
}
