// That the periods were enforced, when, and what was left: counts alone, for those in charge.

import { desc } from 'drizzle-orm';
import { jsonb } from 'drizzle-orm/pg-core';
import type { Guarded } from '../src/trust/retention/retention.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const retentionRuns = ledger.table('retention_runs', {
  at: instant().primaryKey(),
  left: jsonb().$type<readonly Guarded[]>().notNull(),
});

export type RetentionRun = typeof retentionRuns.$inferSelect;

export function putRetentionRun(tx: Tx, run: RetentionRun): void {
  // Two in one millisecond are one.
  tx.write(tx.db.insert(retentionRuns).values(run).onConflictDoNothing());
}

export async function newestRun(db: Db): Promise<RetentionRun | undefined> {
  const [row] = await db.select().from(retentionRuns).orderBy(desc(retentionRuns.at)).limit(1);
  return row;
}
