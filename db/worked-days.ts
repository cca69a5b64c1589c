// Hours that a station's roster tells of its people, day by day: planned or worked, of whoever is on
// the roster by name. The station's own world, and no use of the bot among them.

import { and, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { date, integer, primaryKey, uuid } from 'drizzle-orm/pg-core';
import type { Week } from '../src/care/workload/hours.ts';
import type { Db } from './client.ts';
import { roster } from './roster.ts';
import { station } from './schemas.ts';

export const workedDays = station.table(
  'worked_days',
  {
    officerId: uuid('officer_id')
      .notNull()
      .references(() => roster.id, { onDelete: 'cascade' }),
    on: date().notNull(),
    minutes: integer().notNull(),
  },
  (table) => [primaryKey({ name: 'worked_days_pkey', columns: [table.officerId, table.on] })],
);

export type WorkedDay = typeof workedDays.$inferSelect;

/** @returns the days that are new or told otherwise than before. */
export async function putWorkedDays(
  db: Db,
  days: readonly WorkedDay[],
): Promise<readonly { readonly officerId: string; readonly isNew: boolean }[]> {
  const rows = await db.execute<{ officer_id: string; is_new: boolean }>(sql`
    insert into ${workedDays} as d (officer_id, "on", minutes)
    select "officerId", "on", minutes
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
      as x ("officerId" uuid, "on" date, minutes int)
    on conflict (officer_id, "on") do update set minutes = excluded.minutes
    where d.minutes <> excluded.minutes
    returning d.officer_id, (xmax = 0) as is_new`);
  return rows.map(({ officer_id, is_new }) => ({ officerId: officer_id, isNew: is_new }));
}

const monday = sql<string>`date_trunc('week', ${workedDays.on}::timestamp)::date::text`;
const minutes = sql<number>`sum(${workedDays.minutes})`.mapWith(Number);

/** Of these people, from this day's week on. */
export async function weeksOf(
  db: Db,
  officerIds: readonly string[],
  from: string,
): Promise<Week[]> {
  return db
    .select({ officerId: workedDays.officerId, monday: monday.as('monday'), minutes })
    .from(workedDays)
    .where(and(inArray(workedDays.officerId, [...officerIds]), gte(workedDays.on, from)))
    .groupBy(workedDays.officerId, sql`monday`);
}

/** Of everybody who is on the roster of a unit now. */
export async function weeksIn(db: Db, unitId: string, from: string): Promise<Week[]> {
  return db
    .select({ officerId: workedDays.officerId, monday: monday.as('monday'), minutes })
    .from(workedDays)
    .innerJoin(roster, eq(roster.id, workedDays.officerId))
    .where(and(eq(roster.unitId, unitId), isNull(roster.leftAt), gte(workedDays.on, from)))
    .groupBy(workedDays.officerId, sql`monday`);
}
