// The names of the keys that wrap others, never the keys. What is wrapped by one refers to it, so
// that none can be retired, by any race, while it is still needed.

import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';
import type { Db } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const wrappingKeys = ledger.table('wrapping_keys', {
  id: text().primaryKey(),
  /** Recognizes the key without revealing it; empty until the first start that has it. */
  proof: text().notNull(),
  madeAt: instant('made_at').notNull(),
});

/** Beside a column `wrapped`: the name that it carries in front, or the first key's. */
export function wrappedBy() {
  return text('wrapped_by')
    .generatedAlwaysAs(
      (): SQL =>
        sql`case length(wrapped) when 60 then 'root' else encode(substr(wrapped, 1, 8), 'escape') end`,
    )
    .references(() => wrappingKeys.id);
}

export type WrappingKeyRow = typeof wrappingKeys.$inferSelect;

/** Those that something may be wrapped by, the oldest first. */
export async function liveWrappingKeys(db: Db): Promise<WrappingKeyRow[]> {
  return db.select().from(wrappingKeys).orderBy(asc(wrappingKeys.madeAt));
}

/** Before anything may be wrapped by it. Twice is once. @returns whether it is new. */
export async function putWrappingKey(db: Db, row: WrappingKeyRow): Promise<boolean> {
  const rows = await db.insert(wrappingKeys).values(row).onConflictDoNothing().returning();
  return rows.length === 1;
}

/** Violates a reference while anything is wrapped by it. @returns whether it was there. */
export async function dropWrappingKey(db: Db, id: string): Promise<boolean> {
  const rows = await db.delete(wrappingKeys).where(eq(wrappingKeys.id, id)).returning();
  return rows.length === 1;
}

// One rotation at a time; the key is arbitrary and used for nothing else.
const ROTATION_LOCK = 7_203_913;

/** Held until the transaction ends, or its process does. */
export async function tryRotationLock(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${ROTATION_LOCK}) as held`,
  );
  return row?.held ?? false;
}
