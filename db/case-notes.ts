// What counselors note for each other about a case: sealed under its key, read by whoever has it.

import { asc, eq } from 'drizzle-orm';
import { index, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { instant, officer, sealed } from './schemas.ts';

export const caseNotes = officer.table(
  'case_notes',
  {
    id: uuid().primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    by: uuid().notNull(),
    at: instant().notNull(),
    sealed: sealed().notNull(),
  },
  (table) => [index('case_notes_case').on(table.caseId, table.at)],
);

export type CaseNote = typeof caseNotes.$inferSelect;

export function putNote(tx: Tx, note: CaseNote): void {
  tx.write(tx.db.insert(caseNotes).values(note));
}

export async function notesOfCase(db: Db, caseId: string): Promise<CaseNote[]> {
  return db.select().from(caseNotes).where(eq(caseNotes.caseId, caseId)).orderBy(asc(caseNotes.at));
}
