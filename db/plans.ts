// When each person is asked next. Derived from schedules; not audited (decision 25).

import { and, asc, count, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { index, jsonb, unique, uuid } from 'drizzle-orm/pg-core';
import type { HoursGroup } from '../src/admin/dry-run.ts';
import type { Skip } from '../src/checkins/when/place.ts';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { instant, officer } from './schemas.ts';
import { anyOf, rowsOf } from './sets.ts';

export const plans = officer.table(
  'plans',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    scheduleId: uuid('schedule_id').notNull(),
    /** The occasion that is next, by its own time. */
    slotAt: instant('slot_at').notNull(),
    /** When it is asked, which is later where it has to wait. */
    nextAt: instant('next_at').notNull(),
    /** The last occasions that were left out, and why. */
    skipped: jsonb().$type<readonly Skip[]>().notNull().default([]),
    /** Its turn on a channel that takes only so many a second. */
    turnAt: instant('turn_at'),
  },
  (table) => [
    unique('plans_one').on(table.personId, table.scheduleId),
    index('plans_due').on(table.nextAt),
  ],
);

export type Plan = typeof plans.$inferSelect;
export type PlanKey = Pick<Plan, 'personId' | 'scheduleId'>;

const KEY = '"personId" uuid, "scheduleId" uuid';
const ROW = `${KEY}, "slotAt" timestamptz, "nextAt" timestamptz, skipped jsonb,
  "turnAt" timestamptz`;

export function putPlans(tx: Tx, rows: readonly Plan[]): void {
  if (rows.length === 0) return;
  tx.write(sql`
    insert into ${plans} (person_id, schedule_id, slot_at, next_at, skipped, turn_at)
    select * from ${rowsOf(rows, ROW)}
    on conflict (person_id, schedule_id) do update set
      slot_at = excluded.slot_at, next_at = excluded.next_at, skipped = excluded.skipped,
      turn_at = excluded.turn_at`);
}

export function dropPlans(tx: Tx, keys: readonly PlanKey[]): void {
  if (keys.length === 0) return;
  tx.write(sql`
    delete from ${plans} using ${rowsOf(keys, KEY)}
    where ${plans.personId} = r."personId" and ${plans.scheduleId} = r."scheduleId"`);
}

/** The next times of plans that this transaction holds. */
export function movePlans(tx: Tx, rows: readonly Plan[]): void {
  if (rows.length === 0) return;
  tx.write(sql`
    update ${plans} set
      slot_at = r."slotAt", next_at = r."nextAt", skipped = r.skipped, turn_at = r."turnAt"
    from ${rowsOf(rows, ROW)}
    where ${plans.personId} = r."personId" and ${plans.scheduleId} = r."scheduleId"`);
}

/** Tries it again later; nothing about its occasion changes. */
export function putOff(tx: Tx, { personId, scheduleId }: PlanKey, nextAt: Date): void {
  tx.write(tx.db.update(plans).set({ nextAt }).where(isOne(personId, scheduleId)));
}

function isOne(personId: string, scheduleId: string) {
  return and(eq(plans.personId, personId), eq(plans.scheduleId, scheduleId));
}

export async function plansOf(db: Db, personId: string): Promise<Plan[]> {
  return db.select().from(plans).where(eq(plans.personId, personId)).orderBy(asc(plans.nextAt));
}

/** As they stand, of many people at once. */
export async function plansOfAll(db: Db, personIds: readonly string[]): Promise<Plan[]> {
  return db
    .select()
    .from(plans)
    .where(sql`${plans.personId} = ${anyOf(personIds)}`);
}

const planned = {
  id: people.id,
  unitId: people.unitId,
  squadId: people.squadId,
  timeZone: people.timeZone,
  quietFromMin: people.quietFromMin,
  quietToMin: people.quietToMin,
  rhythm: people.rhythm,
  joinedAt: people.joinedAt,
  stoppedAt: people.stoppedAt,
};

export async function personToPlan(db: Db, personId: string) {
  const [row] = await db.select(planned).from(people).where(eq(people.id, personId)).for('update');
  return row;
}

/** Everybody of a unit, in order of id, each row held until the transaction ends. */
export async function peopleToPlan(
  db: Db,
  unitId: string,
  afterId: string | undefined,
  rowsMax: number,
) {
  return db
    .select(planned)
    .from(people)
    .where(
      and(eq(people.unitId, unitId), afterId === undefined ? undefined : gt(people.id, afterId)),
    )
    .orderBy(asc(people.id))
    .limit(rowsMax)
    .for('update');
}

/**
 * Plans that are due, found by index, held until the transaction ends: a crash lets go of them.
 * What another process holds is left to it.
 */
export async function holdDuePlans(db: Db, now: Date, rowsMax: number): Promise<Plan[]> {
  return db
    .select()
    .from(plans)
    .where(lte(plans.nextAt, now))
    .orderBy(asc(plans.nextAt))
    .limit(rowsMax)
    .for('update', { skipLocked: true });
}

/** One of them, if nobody else holds it or has moved it on. */
export async function holdDuePlan(
  db: Db,
  { personId, scheduleId }: PlanKey,
  now: Date,
): Promise<Plan[]> {
  return db
    .select()
    .from(plans)
    .where(and(isOne(personId, scheduleId), lte(plans.nextAt, now)))
    .for('update', { skipLocked: true });
}

export async function duePlans(db: Db, now: Date, rowsMax: number): Promise<PlanKey[]> {
  return db
    .select({ personId: plans.personId, scheduleId: plans.scheduleId })
    .from(plans)
    .where(lte(plans.nextAt, now))
    .orderBy(asc(plans.nextAt))
    .limit(rowsMax);
}

export async function nextPlanAt(db: Db): Promise<Date | undefined> {
  const [row] = await db
    .select({ nextAt: plans.nextAt })
    .from(plans)
    .orderBy(asc(plans.nextAt))
    .limit(1);
  return row?.nextAt;
}

/** How many joined officers have the same hours, by squad. */
export async function hoursGroups(
  db: Db,
  unitId: string,
  squadId: string | undefined,
): Promise<HoursGroup[]> {
  const atMin = sql<string | null>`${people.rhythm} ->> 'atMin'`;
  const week = sql<string | null>`${people.rhythm} ->> 'week'`;
  const { timeZone, quietFromMin, quietToMin, squadId: squad } = people;
  const rows = await db
    .select({ people: count(), squadId: squad, timeZone, quietFromMin, quietToMin, atMin, week })
    .from(people)
    .where(
      and(
        eq(people.unitId, unitId),
        squadId === undefined ? undefined : eq(squad, squadId),
        isNotNull(people.joinedAt),
        isNull(people.stoppedAt),
      ),
    )
    .groupBy(squad, timeZone, quietFromMin, quietToMin, atMin, week);
  return rows.map((row) => ({
    people: row.people,
    squadId: row.squadId ?? undefined,
    timeZone: row.timeZone,
    quiet: { fromMin: row.quietFromMin, toMin: row.quietToMin },
    atMin: row.atMin === null ? undefined : Number(row.atMin),
    week: row.week ?? undefined,
  }));
}
