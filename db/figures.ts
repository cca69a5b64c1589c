// Figures about groups: what was told, and, on the officers' side only, who was counted in it.

import { and, count, desc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { WELL_BEING } from '../src/checkins/scales/shipped.ts';
import type { Scope } from '../src/trust/consent.ts';
import type { Measure } from '../src/trust/figures/policy.ts';
import type { Shown } from '../src/trust/figures/shown.ts';
import { checkIns } from './checkins.ts';
import type { Db, Tx } from './client.ts';
import { whoSaidYes } from './consents.ts';
import { people } from './people.ts';
import { newestTotals } from './scale-totals.ts';
import { instant, ledger, officer } from './schemas.ts';
import { allOf } from './sets.ts';

export const figures = ledger.table(
  'figures',
  {
    month: text().notNull(),
    measure: text().$type<Measure>().notNull(),
    block: integer().notNull(),
    /** The lowest unit that all the counted belong under; none: the whole force. */
    unitId: uuid('unit_id'),
    /** The units whose people are counted in it. */
    unitIds: jsonb('unit_ids').$type<readonly string[]>().notNull(),
    about: integer().notNull(),
    share: jsonb().$type<Shown['share']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.measure, table.block] })],
);

// A month without any figure is told as well: it is over, and stays over.
export const figureReleases = ledger.table('figure_releases', {
  month: text().primaryKey(),
  at: instant().notNull(),
});

// How many people a group had, erased ones with them.
export const countedBlocks = officer.table(
  'counted_blocks',
  {
    month: text().notNull(),
    measure: text().$type<Measure>().notNull(),
    block: integer().notNull(),
    total: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.measure, table.block] })],
);

export const counted = officer.table(
  'counted',
  {
    month: text().notNull(),
    measure: text().$type<Measure>().notNull(),
    block: integer().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.measure, table.personId] }),
    index('counted_person').on(table.personId),
  ],
);

const NEEDED = ['scores', 'statistics'] as const satisfies readonly Scope[];

/** A violated key: another process told this month first. */
export function putRelease(tx: Tx, month: string, at: Date): void {
  tx.write(tx.db.insert(figureReleases).values({ month, at }));
}

export function putFigure(
  tx: Tx,
  figure: typeof figures.$inferInsert,
  personIds: readonly string[],
): void {
  const { month, measure, block } = figure;
  tx.write(tx.db.insert(figures).values(figure));
  tx.write(tx.db.insert(countedBlocks).values({ month, measure, block, total: personIds.length }));
  tx.write(sql`
    insert into ${counted} (month, measure, block, person_id)
    select ${month}, ${measure}, ${block}::int, unnest(${allOf(personIds)})`);
}

export async function newestRelease(db: Db): Promise<string | undefined> {
  const [row] = await db
    .select({ month: figureReleases.month })
    .from(figureReleases)
    .orderBy(desc(figureReleases.month))
    .limit(1);
  return row?.month;
}

/**
 * Everybody who had joined by the end of this time and said yes to group figures, by their newest
 * answer: how often they answered in it, the mean of their moods (1 to 5) and of their hours of
 * sleep, and the newest sum of a well-being form, each absent when never told.
 */
export async function monthOfEach(db: Db, from: Date, to: Date) {
  const said = db
    .select({
      personId: checkIns.personId,
      answers: count().as('answers'),
      mood: sql<number | null>`avg(${checkIns.mood})::float8`.as('mood'),
      sleepHours: sql<number | null>`avg(${checkIns.sleepHours})::float8`.as('sleep_hours'),
    })
    .from(checkIns)
    .where(and(gte(checkIns.answeredAt, from), lt(checkIns.answeredAt, to)))
    .groupBy(checkIns.personId)
    .as('said');
  const summed = newestTotals(db, WELL_BEING, { from, until: to });
  return db
    .select({
      personId: people.id,
      unitId: people.unitId,
      answers: sql<number>`coalesce(${said.answers}, 0)`.mapWith(Number),
      mood: said.mood,
      sleepHours: said.sleepHours,
      wellBeing: summed.total,
    })
    .from(people)
    .leftJoin(said, eq(said.personId, people.id))
    .leftJoin(summed, eq(summed.personId, people.id))
    .where(
      and(
        inArray(people.id, whoSaidYes(db, NEEDED)),
        isNotNull(people.unitId),
        lt(people.joinedAt, to),
      ),
    );
}

/** Who was counted together, of each release from this month on. */
export async function countedSince(db: Db, measure: Measure, month: string) {
  const rows = await db
    .select({
      month: countedBlocks.month,
      total: countedBlocks.total,
      personIds: sql<string[]>`coalesce(array_agg(${counted.personId}::text)
        filter (where ${counted.personId} is not null), '{}')`,
    })
    .from(countedBlocks)
    .leftJoin(
      counted,
      and(
        eq(counted.month, countedBlocks.month),
        eq(counted.measure, countedBlocks.measure),
        eq(counted.block, countedBlocks.block),
      ),
    )
    .where(and(eq(countedBlocks.measure, measure), gte(countedBlocks.month, month)))
    .groupBy(countedBlocks.month, countedBlocks.block, countedBlocks.total);
  return [...Map.groupBy(rows, (row) => row.month).values()];
}

/** Months in which this person was counted, as long as that is remembered. */
export async function monthsCounting(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ month: counted.month })
    .from(counted)
    .where(eq(counted.personId, personId))
    .orderBy(counted.month);
  return rows.map(({ month }) => month);
}

/** Who was counted is forgotten; what was told stays. */
export function forgetCounted(tx: Tx, before: string): void {
  tx.write(tx.db.delete(counted).where(lt(counted.month, before)));
  tx.write(tx.db.delete(countedBlocks).where(lt(countedBlocks.month, before)));
}

export async function figuresOf(db: Db, month: string) {
  return db
    .select()
    .from(figures)
    .where(eq(figures.month, month))
    .orderBy(figures.measure, figures.block);
}

export async function releasedMonths(db: Db): Promise<string[]> {
  const rows = await db
    .select({ month: figureReleases.month })
    .from(figureReleases)
    .orderBy(desc(figureReleases.month));
  return rows.map(({ month }) => month);
}

/** How many figures were told about fewer people than this. */
export async function figuresBelow(db: Db, least: number): Promise<number> {
  const [row] = await db.select({ n: count() }).from(figures).where(lt(figures.about, least));
  return row?.n ?? 0;
}
