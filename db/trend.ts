// How far the days of one officer spread, pooled over all who said yes to their trend: one number
// for each measure, in place of the reviewed one once enough officers are in it. Derived
// (decision 25); who was in it is not kept.

import { and, count, gte, inArray, isNotNull, max, sql } from 'drizzle-orm';
import { doublePrecision, text } from 'drizzle-orm/pg-core';
import type { Measure, Spreads } from '../src/listening/trend/policy.ts';
import type { Scope } from '../src/trust/consent.ts';
import { checkIns } from './checkins.ts';
import type { Db, Tx } from './client.ts';
import { whoSaidYes } from './consents.ts';
import { instant, officer } from './schemas.ts';

export const trendSpreads = officer.table('trend_spreads', {
  measure: text().$type<Measure>().primaryKey(),
  /** Null while too few officers have answered often enough: the reviewed number counts. */
  sd: doublePrecision(),
  at: instant().notNull(),
});

const NEEDED = ['scores', 'trend'] as const satisfies readonly Scope[];

export async function spreadsOf(db: Db): Promise<Partial<Spreads>> {
  const rows = await db.select().from(trendSpreads).where(isNotNull(trendSpreads.sd));
  return Object.fromEntries(rows.map(({ measure, sd }) => [measure, sd]));
}

export async function spreadsAt(db: Db): Promise<Date | undefined> {
  const [row] = await db.select({ at: max(trendSpreads.at) }).from(trendSpreads);
  return row?.at ?? undefined;
}

export type SpreadOf = {
  readonly since: Date;
  /** Fewer answers of one officer say too little, fewer officers too much. */
  readonly answersMin: number;
  readonly peopleMin: number;
};

/** @returns undefined when too few officers have answered often enough. */
export async function pooledSpread(
  db: Db,
  measure: Measure,
  { since, answersMin, peopleMin }: SpreadOf,
): Promise<number | undefined> {
  const value = measure === 'mood' ? checkIns.mood : checkIns.sleepHours;
  const each = db
    .select({
      answers: sql<number>`count(${value})`.as('answers'),
      variance: sql<number>`var_samp(${value})`.as('variance'),
    })
    .from(checkIns)
    .where(and(gte(checkIns.askedAt, since), inArray(checkIns.personId, whoSaidYes(db, NEEDED))))
    .groupBy(checkIns.personId)
    .having(gte(count(value), answersMin))
    .as('each');
  const [row] = await db
    .select({
      sd: sql<number>`sqrt(sum((${each.answers} - 1) * ${each.variance}) / sum(${each.answers} - 1))::float8`,
    })
    .from(each)
    .having(gte(count(), peopleMin));
  return row?.sd;
}

export function putSpread(tx: Tx, measure: Measure, sd: number | undefined, at: Date): void {
  const set = { sd: sd ?? null, at };
  tx.write(
    tx.db
      .insert(trendSpreads)
      .values({ measure, ...set })
      .onConflictDoUpdate({ target: trendSpreads.measure, set }),
  );
}
