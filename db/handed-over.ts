// What officers handed over to their station in words: a name for a list of who comes, what they thought
// of it, thanks to somebody by name. Each seen and sent by its writer, and of no alias.

import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { Rating } from '../src/care/activities/activity.ts';
import type { Db, Tx } from './client.ts';
import { instant, sealed, station, wrappedKey } from './schemas.ts';
import { wrappedBy } from './wrapping-keys.ts';

export const HANDED_KINDS = ['name', 'feedback', 'thanks'] as const;
export type HandedKind = (typeof HANDED_KINDS)[number];

export const handedOver = station.table(
  'handed_over',
  {
    id: uuid().primaryKey(),
    kind: text().$type<HandedKind>().notNull(),
    activityId: uuid('activity_id'),
    /** Of thanks: whose instructor passes them on. */
    unitId: uuid('unit_id'),
    rating: text().$type<Rating>(),
    sealed: sealed(),
    wrapped: wrappedKey(),
    wrappedBy: wrappedBy(),
    /** Of an activity its own end, so that nothing tells who wrote when. */
    at: instant().notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [index('handed_over_activity').on(table.activityId)],
);

export type HandedRow = typeof handedOver.$inferSelect;

/** Twice is once; words may follow a tap. */
export function putHanded(tx: Tx, row: typeof handedOver.$inferInsert): void {
  const { id: _id, ...set } = row;
  tx.write(tx.db.insert(handedOver).values(row).onConflictDoUpdate({ target: handedOver.id, set }));
}

export async function dropHanded(db: Db, id: string): Promise<boolean> {
  const rows = await db
    .delete(handedOver)
    .where(eq(handedOver.id, id))
    .returning({ id: handedOver.id });
  return rows.length === 1;
}

/** In an order that tells nothing. */
export async function handedFor(
  db: Db,
  activityId: string,
  kind: 'name' | 'feedback',
): Promise<HandedRow[]> {
  return db
    .select()
    .from(handedOver)
    .where(
      and(
        eq(handedOver.activityId, activityId),
        eq(handedOver.kind, kind),
        isNotNull(handedOver.sealed),
      ),
    )
    .orderBy(asc(sql`md5(${handedOver.id}::text)`));
}

/** Not passed on yet, the oldest first. */
export async function openThanks(db: Db, rowsMax: number): Promise<HandedRow[]> {
  return db
    .select()
    .from(handedOver)
    .where(and(eq(handedOver.kind, 'thanks'), isNull(handedOver.doneAt)))
    .orderBy(asc(handedOver.at), asc(handedOver.id))
    .limit(rowsMax);
}

/** @returns whether it was there. */
export async function thanksPassedOn(db: Db, id: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(handedOver)
    .set({ doneAt: at })
    .where(and(eq(handedOver.id, id), eq(handedOver.kind, 'thanks'), isNull(handedOver.doneAt)))
    .returning({ id: handedOver.id });
  return rows.length === 1;
}

export async function ratingsOf(db: Db, activityId: string): Promise<ReadonlyMap<Rating, number>> {
  const rows = await db
    .select({ rating: handedOver.rating, n: count() })
    .from(handedOver)
    .where(
      and(
        eq(handedOver.activityId, activityId),
        eq(handedOver.kind, 'feedback'),
        isNotNull(handedOver.rating),
      ),
    )
    .groupBy(handedOver.rating);
  return new Map(rows.flatMap(({ rating, n }) => (rating === null ? [] : [[rating, n]])));
}
