// iCalendar feeds that squads' duties and units' days are read from. The address is sealed: whoever
// has it may read the feed.

import { eq, inArray, lte, sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Fault } from '../src/checkins/when/list.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger, sealed } from './schemas.ts';
import { units } from './units.ts';

export const scheduleFeeds = ledger.table(
  'schedule_feeds',
  {
    /** A squad, whose duties it tells, or a unit, whose days off. */
    targetId: uuid('target_id').primaryKey(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => units.id),
    sealed: sealed().notNull(),
    nextAt: instant('next_at').notNull(),
    etag: text(),
    lastModified: text('last_modified'),
    hash: text(),
    /** When what it says was last taken over. */
    takenAt: instant('taken_at'),
    /** When it was last read without a fault, changed or not. */
    goodAt: instant('good_at'),
    rows: integer().notNull().default(0),
    faults: jsonb().$type<readonly Fault[]>().notNull().default([]),
    failure: text(),
    failedSince: instant('failed_since'),
  },
  (table) => [index('schedule_feeds_next').on(table.nextAt)],
);

export type FeedRow = typeof scheduleFeeds.$inferSelect;

export function putFeed(tx: Tx, feed: typeof scheduleFeeds.$inferInsert): void {
  const fresh = {
    etag: null,
    lastModified: null,
    hash: null,
    takenAt: null,
    goodAt: null,
    rows: 0,
    faults: [],
    failure: null,
    failedSince: null,
  };
  tx.write(
    tx.db
      .insert(scheduleFeeds)
      .values(feed)
      .onConflictDoUpdate({ target: scheduleFeeds.targetId, set: { ...fresh, ...feed } }),
  );
}

export function updateFeed(tx: Tx, targetId: string, set: Partial<FeedRow>): void {
  tx.write(tx.db.update(scheduleFeeds).set(set).where(eq(scheduleFeeds.targetId, targetId)));
}

export function dropFeed(tx: Tx, targetId: string): void {
  tx.write(tx.db.delete(scheduleFeeds).where(eq(scheduleFeeds.targetId, targetId)));
}

export async function feedsOfUnit(db: Db, unitId: string): Promise<FeedRow[]> {
  return db.select().from(scheduleFeeds).where(eq(scheduleFeeds.unitId, unitId));
}

/** This one, whenever it is due; another process leaves it alone until then. */
export async function claimFeed(db: Db, targetId: string, until: Date): Promise<FeedRow[]> {
  return db
    .update(scheduleFeeds)
    .set({ nextAt: until })
    .where(eq(scheduleFeeds.targetId, targetId))
    .returning();
}

/** Those that are due, each for one process. */
export async function claimDueFeeds(
  db: Db,
  now: Date,
  until: Date,
  rowsMax: number,
): Promise<FeedRow[]> {
  const due = db
    .select({ targetId: scheduleFeeds.targetId })
    .from(scheduleFeeds)
    .where(lte(scheduleFeeds.nextAt, now))
    .orderBy(scheduleFeeds.nextAt)
    .limit(rowsMax)
    .for('update', { skipLocked: true });
  return db
    .update(scheduleFeeds)
    .set({ nextAt: sql`${until.toISOString()}` })
    .where(inArray(scheduleFeeds.targetId, due))
    .returning();
}
