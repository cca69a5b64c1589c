// Short leases, so that one process at a time does what only one may do.

import { and, eq, sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const leases = ledger.table('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: instant().notNull(),
});

/** Takes or renews it; tells whether the holder has it now. */
export async function takeLease(
  db: Db,
  lease: { name: string; holder: string; until: Date },
  now: Date,
): Promise<boolean> {
  const rows = await db
    .insert(leases)
    .values(lease)
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder: sql`excluded.holder`, until: sql`excluded.until` },
      setWhere: sql`${leases.holder} = ${lease.holder} or ${leases.until} < ${now.toISOString()}`,
    })
    .returning({ name: leases.name });
  return rows.length === 1;
}

export function dropLease(tx: Tx, name: string, holder: string): void {
  tx.write(tx.db.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder))));
}
