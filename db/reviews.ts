// Reviews of a quarter: what was told, and the counts it is told of. Every count is one statement
// over an index or one pass over the roster, by unit.

import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  sql,
} from 'drizzle-orm';
import { integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ReviewMeasure } from '../src/care/review/sections.ts';
import type { Counts } from '../src/care/review/told.ts';
import type { Part } from '../src/trust/figures/blocks.ts';
import type { Shown } from '../src/trust/figures/shown.ts';
import { careContacts, careTasks } from './care-tasks.ts';
import { caseWaits } from './case-waits.ts';
import type { Db, Tx } from './client.ts';
import { roster } from './roster.ts';
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

type Days = { readonly from: string; readonly to: string };

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

/** Of everybody on the roster: with whom somebody talked, called or visited. */
export async function peopleMet(db: Db, { from, to }: Days): Promise<Part[]> {
  const met = db
    .selectDistinct({ officerId: careContacts.officerId })
    .from(careContacts)
    .where(and(gte(careContacts.on, from), lt(careContacts.on, to), ne(careContacts.form, 'care')))
    .as('met');
  return db
    .select({ unitId: roster.unitId, size: count(), yes: count(met.officerId) })
    .from(roster)
    .leftJoin(met, eq(met.officerId, roster.id))
    .where(and(isNull(roster.leftAt), lt(roster.addedAt, sql`${to}::date`)))
    .groupBy(roster.unitId);
}

/** Of the contacts that fell due: which were held, form by form. What was dropped was not owed. */
export async function contactsOwed(db: Db, { from, to }: Days): Promise<Counts[]> {
  const rows = await db
    .select({
      form: careTasks.form,
      unitId: careTasks.unitId,
      size: count(),
      yes: sql<number>`count(*) filter (where ${careTasks.state} = 'held')`.mapWith(Number),
    })
    .from(careTasks)
    .where(and(gte(careTasks.dueOn, from), lt(careTasks.dueOn, to), ne(careTasks.state, 'dropped')))
    .groupBy(careTasks.form, careTasks.unitId);
  return [...Map.groupBy(rows, ({ form }) => form)].map(([form, parts]) => ({
    measure: `owed-${form}`,
    parts,
  }));
}

/** Of whose leave the roster tells: who has taken as much of it as the year has passed. */
export async function leaveTaken(db: Db, { from, to }: Days, goal: number): Promise<Part[]> {
  const year = Number(from.slice(0, 4));
  const passed = sql`((${to}::date - ${`${year}-01-01`}::date) / 365.0)`;
  return db
    .select({
      unitId: roster.unitId,
      size: count(),
      yes: sql<number>`count(*) filter (
        where ${roster.leaveTaken} >= ${goal}::numeric * ${roster.leaveDays} * ${passed})`.mapWith(
        Number,
      ),
    })
    .from(roster)
    .where(
      and(
        isNull(roster.leftAt),
        isNotNull(roster.leaveTaken),
        gt(roster.leaveDays, 0),
        eq(roster.leaveYear, year),
      ),
    )
    .groupBy(roster.unitId);
}

/** How many waited for a person in this time, and to how many one came before the clock ran out. */
export async function waitsIn(db: Db, from: Date, to: Date) {
  const inTime = and(isNotNull(caseWaits.liveAt), isNull(caseWaits.missedLiveAt));
  const [row] = await db
    .select({
      waits: countDistinct(caseWaits.caseId),
      inTime: sql<number>`count(distinct ${caseWaits.caseId}) filter (where ${inTime})`.mapWith(
        Number,
      ),
    })
    .from(caseWaits)
    .where(and(gte(caseWaits.startedAt, from), lt(caseWaits.startedAt, to)));
  return { waits: row?.waits ?? 0, inTime: row?.inTime ?? 0 };
}
