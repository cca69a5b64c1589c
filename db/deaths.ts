// Of whose line two people said that the officer has died. That they are two is a check of the table.

import { eq, sql } from 'drizzle-orm';
import { check, text, uuid } from 'drizzle-orm/pg-core';
import type { DeathHow } from '../src/hotline/death-step.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { instant, officer } from './schemas.ts';

export const deaths = officer.table(
  'deaths',
  {
    caseId: uuid('case_id')
      .primaryKey()
      .references(() => cases.id, { onDelete: 'cascade' }),
    how: text().$type<DeathHow>().notNull(),
    saidBy: uuid('said_by').notNull(),
    saidAt: instant('said_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    check(
      'deaths_two_people',
      sql`${table.confirmedBy} is null or ${table.confirmedBy} <> ${table.saidBy}`,
    ),
  ],
);

export type DeathRow = typeof deaths.$inferSelect;

export function putDeath(tx: Tx, row: typeof deaths.$inferInsert): void {
  tx.write(tx.db.insert(deaths).values(row));
}

export function updateDeath(tx: Tx, caseId: string, set: Partial<DeathRow>): void {
  tx.write(tx.db.update(deaths).set(set).where(eq(deaths.caseId, caseId)));
}

export function dropDeath(tx: Tx, caseId: string): void {
  tx.write(tx.db.delete(deaths).where(eq(deaths.caseId, caseId)));
}

export async function deathOf(db: Db, caseId: string): Promise<DeathRow | undefined> {
  return (await db.select().from(deaths).where(eq(deaths.caseId, caseId)))[0];
}
