// An officer's safety plan: sealed under the key of the case it was made in, and gone with them.

import { desc, eq } from 'drizzle-orm';
import { index, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { people } from './people.ts';
import { instant, officer, sealed } from './schemas.ts';

export const safetyPlans = officer.table(
  'safety_plans',
  {
    caseId: uuid('case_id')
      .primaryKey()
      .references(() => cases.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    sealed: sealed().notNull(),
    by: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('safety_plans_person').on(table.personId)],
);

export function putSafetyPlan(tx: Tx, row: typeof safetyPlans.$inferInsert): void {
  const { sealed: words, by, at } = row;
  const target = safetyPlans.caseId;
  const set = { sealed: words, by, at };
  tx.write(tx.db.insert(safetyPlans).values(row).onConflictDoUpdate({ target, set }));
}

export async function planOfCase(db: Db, caseId: string) {
  return (await db.select().from(safetyPlans).where(eq(safetyPlans.caseId, caseId)))[0];
}

/** The newest, with the key it is sealed under. */
export async function planOfPerson(db: Db, personId: string) {
  const [row] = await db
    .select({ plan: safetyPlans, wrapped: cases.wrapped })
    .from(safetyPlans)
    .innerJoin(cases, eq(cases.id, safetyPlans.caseId))
    .where(eq(safetyPlans.personId, personId))
    .orderBy(desc(safetyPlans.at))
    .limit(1);
  return row;
}
