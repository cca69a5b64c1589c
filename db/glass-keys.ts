// The public half that cards are sealed to: the same for every process, the newest counts.

import { desc } from 'drizzle-orm';
import { bigserial, text } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { instant, ledger } from './schemas.ts';

export const glassKeys = ledger.table('glass_keys', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  publicKey: text('public_key').notNull(),
  madeAt: instant('made_at').notNull(),
});

const LOCK = 7_203_912; // one process makes the first; the number is arbitrary

/** As the owner: no role of ours may name another key. @param make is asked when there is none. */
export async function heldGlassKey(
  ownerUrl: string,
  now: Date,
  make: () => Promise<string>,
): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    const db = drizzle({ client: sql });
    await sql`select pg_advisory_lock(${LOCK})`;
    const [held] = await db.select().from(glassKeys).orderBy(desc(glassKeys.id)).limit(1);
    if (held !== undefined) return held.publicKey;
    const publicKey = await make();
    await db.insert(glassKeys).values({ publicKey, madeAt: now });
    return publicKey;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
