// Calendar feeds of instructors, each behind a secret address of which only a hash is kept, and on
// which days a unit was reminded.

import { eq } from 'drizzle-orm';
import { date, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, station } from './schemas.ts';

export const careFeeds = station.table('care_feeds', {
  staffId: uuid('staff_id').primaryKey(),
  tokenKey: text('token_key').notNull().unique(),
  madeAt: instant('made_at').notNull(),
});

export const careReminders = station.table(
  'care_reminders',
  { unitId: uuid('unit_id').notNull(), on: date().notNull() },
  (table) => [primaryKey({ columns: [table.unitId, table.on] })],
);

/** A fresh one ends the one before it. */
export function putFeed(tx: Tx, feed: typeof careFeeds.$inferInsert): void {
  const { tokenKey, madeAt } = feed;
  tx.write(
    tx.db
      .insert(careFeeds)
      .values(feed)
      .onConflictDoUpdate({ target: careFeeds.staffId, set: { tokenKey, madeAt } }),
  );
}

export function dropFeed(tx: Tx, staffId: string): void {
  tx.write(tx.db.delete(careFeeds).where(eq(careFeeds.staffId, staffId)));
}

export async function feedAt(db: Db, tokenKey: string): Promise<string | undefined> {
  const [row] = await db.select().from(careFeeds).where(eq(careFeeds.tokenKey, tokenKey));
  return row?.staffId;
}

export async function feedOf(db: Db, staffId: string): Promise<Date | undefined> {
  const [row] = await db.select().from(careFeeds).where(eq(careFeeds.staffId, staffId));
  return row?.madeAt;
}

/** @returns whether this day's reminder is still to be sent. */
export async function claimReminder(db: Db, unitId: string, on: string): Promise<boolean> {
  const rows = await db
    .insert(careReminders)
    .values({ unitId, on })
    .onConflictDoNothing()
    .returning({ unitId: careReminders.unitId });
  return rows.length === 1;
}
