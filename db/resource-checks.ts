// Who called which number of the directory, and when: rows are only added.

import { desc, eq } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const resourceChecks = ledger.table(
  'resource_checks',
  {
    id: uuid().primaryKey(),
    resourceId: text('resource_id').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant().notNull(),
  },
  (table) => [index('resource_checks_newest').on(table.resourceId, table.at)],
);

export function putResourceCheck(tx: Tx, row: typeof resourceChecks.$inferInsert): void {
  tx.write(tx.db.insert(resourceChecks).values(row));
}

export type Check = { readonly at: Date; readonly by: string };

/** The newest of each number. */
export async function newestChecks(db: Db): Promise<Map<string, Check>> {
  const rows = await db
    .selectDistinctOn([resourceChecks.resourceId], {
      resourceId: resourceChecks.resourceId,
      at: resourceChecks.at,
      by: staff.label,
    })
    .from(resourceChecks)
    .innerJoin(staff, eq(staff.id, resourceChecks.staffId))
    .orderBy(resourceChecks.resourceId, desc(resourceChecks.at));
  return new Map(rows.map(({ resourceId, at, by }) => [resourceId, { at, by }]));
}

export async function lastChecks(db: Db): Promise<Map<string, Date>> {
  return new Map([...(await newestChecks(db))].map(([id, { at }]) => [id, at]));
}
