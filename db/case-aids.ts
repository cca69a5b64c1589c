// What a counselor asked the model for about a case: a draft of a note, or a translation of one
// message. Sealed under the case's key, theirs alone, and gone within a day.

import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '../src/core/person.ts';
import type { Sealed } from '../src/ops/keys.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { messages } from './listening.ts';
import { instant, officer, sealed } from './schemas.ts';

export const caseAids = officer.table(
  'case_aids',
  {
    id: uuid().primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** The message that is translated; absent: a draft. */
    messageId: uuid('message_id').references(() => messages.id, { onDelete: 'cascade' }),
    by: uuid().notNull(),
    locale: text().$type<Locale>().notNull(),
    askedAt: instant('asked_at').notNull(),
    endedAt: instant('ended_at'),
    /** Absent: it has not come, or never will. */
    sealed: sealed(),
  },
  (table) => [
    index('case_aids_case').on(table.caseId, table.askedAt),
    index('case_aids_message').on(table.messageId),
  ],
);

export type CaseAid = typeof caseAids.$inferSelect;

export function putAids(tx: Tx, aids: readonly CaseAid[]): void {
  if (aids.length > 0) tx.write(tx.db.insert(caseAids).values([...aids]));
}

/** Oldest first. */
export async function aidsOfCase(db: Db, caseId: string, by: string): Promise<CaseAid[]> {
  return db
    .select()
    .from(caseAids)
    .where(and(eq(caseAids.caseId, caseId), eq(caseAids.by, by)))
    .orderBy(asc(caseAids.askedAt), asc(caseAids.id));
}

export async function aidById(db: Db, id: string): Promise<CaseAid | undefined> {
  return (await db.select().from(caseAids).where(eq(caseAids.id, id)))[0];
}

/** @param made absent: nothing fit to be shown came. */
export function endAid(tx: Tx, id: string, endedAt: Date, made: Sealed | undefined): void {
  const set = { endedAt, sealed: made ?? null };
  tx.write(tx.db.update(caseAids).set(set).where(eq(caseAids.id, id)));
}

export function dropDrafts(tx: Tx, caseId: string, by: string): void {
  const theirs = and(eq(caseAids.caseId, caseId), eq(caseAids.by, by), isNull(caseAids.messageId));
  tx.write(tx.db.delete(caseAids).where(theirs));
}

export function dropTranslations(tx: Tx, messageIds: readonly string[], by: string): void {
  if (messageIds.length === 0) return;
  const theirs = and(inArray(caseAids.messageId, [...messageIds]), eq(caseAids.by, by));
  tx.write(tx.db.delete(caseAids).where(theirs));
}

/** All that was made of this person's words. */
export function dropAids(tx: Tx, personId: string): void {
  const theirs = tx.db.select({ id: cases.id }).from(cases).where(eq(cases.personId, personId));
  tx.write(tx.db.delete(caseAids).where(inArray(caseAids.caseId, theirs)));
}
