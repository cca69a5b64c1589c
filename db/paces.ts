// Buckets that hold for every process together: how often a secret may be guessed by all of us.

import { eq, sql } from 'drizzle-orm';
import { doublePrecision, text } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const paces = ledger.table('paces', {
  name: text().primaryKey(),
  left: doublePrecision().notNull(),
  at: instant().notNull(),
});

/** So many at once, and so many more each hour. */
export type Pace = { readonly name: string; readonly burst: number; readonly perHour: number };

const HOUR_S = 3_600;

export async function mayTake(db: Db, pace: Pace, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ left: filled(pace, now) })
    .from(paces)
    .where(eq(paces.name, pace.name));
  return row === undefined || row.left >= 1;
}

export function takeOne(tx: Tx, pace: Pace, now: Date): void {
  const { name, burst } = pace;
  tx.write(
    tx.db
      .insert(paces)
      .values({ name, left: burst - 1, at: now })
      .onConflictDoUpdate({
        target: paces.name,
        set: { left: sql`greatest(0, ${filled(pace, now)} - 1)`, at: now },
      }),
  );
}

/**
 * Takes so many turns on a line that everybody shares, at so many a second.
 * @returns when the first of them is; the others follow evenly.
 */
export async function takeTurns(
  db: Db,
  { name, perSecond, count }: { name: string; perSecond: number; count: number },
  now: Date,
): Promise<Date> {
  const tookMs = (count / perSecond) * 1_000;
  const [row] = await db
    .insert(paces)
    .values({ name, left: 0, at: new Date(now.getTime() + tookMs) })
    .onConflictDoUpdate({
      target: paces.name,
      set: {
        left: 0,
        at: sql`greatest(${paces.at}, ${now.toISOString()}::timestamptz) + ${tookMs} * interval '1 millisecond'`,
      },
    })
    .returning({ at: paces.at });
  return new Date((row?.at ?? now).getTime() - tookMs);
}

/** What it holds by now. */
function filled({ burst, perHour }: Pace, now: Date) {
  const hours = sql`greatest(0, extract(epoch from ${now.toISOString()}::timestamptz - ${paces.at})) / ${HOUR_S}`;
  return sql<number>`least(${burst}::double precision, ${paces.left} + ${hours} * ${perHour}::double precision)`;
}
