// Reviews of a quarter: what was told of it.

import { desc, inArray } from 'drizzle-orm';
import { integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ReviewMeasure } from '../src/care/review/sections.ts';
import type { Shown } from '../src/trust/figures/shown.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export type ReviewWorld = 'station' | 'officer';

// A quarter without any figure is told as well: it is over, and stays over.
export const reviews = ledger.table(
  'reviews',
  {
    quarter: text().notNull(),
    world: text().$type<ReviewWorld>().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ name: 'reviews_pkey', columns: [table.quarter, table.world] })],
);

export const reviewFigures = ledger.table(
  'review_figures',
  {
    quarter: text().notNull(),
    measure: text().$type<ReviewMeasure>().notNull(),
    block: integer().notNull(),
    /** The lowest unit that all of it is under; none: the whole force. */
    unitId: uuid('unit_id'),
    /** The units counted in it; none where no unit has a figure of its own. */
    unitIds: jsonb('unit_ids').$type<readonly string[]>().notNull(),
    about: integer().notNull(),
    share: jsonb().$type<Shown['share']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.quarter, table.measure, table.block] })],
);

/** A violated key: another process told it first. */
export function putReview(tx: Tx, review: typeof reviews.$inferInsert): void {
  tx.write(tx.db.insert(reviews).values(review));
}

const ROWS_AT_ONCE = 2_000;

export function putReviewFigures(
  tx: Tx,
  rows: readonly (typeof reviewFigures.$inferInsert)[],
): void {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    tx.write(tx.db.insert(reviewFigures).values(rows.slice(from, from + ROWS_AT_ONCE)));
}

/** Newest first. */
export async function toldQuarters(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ quarter: reviews.quarter })
    .from(reviews)
    .orderBy(desc(reviews.quarter));
  return rows.map(({ quarter }) => quarter);
}

export async function reviewFiguresOf(db: Db, quarters: readonly string[]) {
  return db
    .select()
    .from(reviewFigures)
    .where(inArray(reviewFigures.quarter, [...quarters]));
}
