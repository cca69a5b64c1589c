// When each person is asked next. Derived from schedules; not audited (decision 25).

import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { index, jsonb, unique, uuid } from 'drizzle-orm/pg-core';
import type { Skip } from '../src/checkins/when/place.ts';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { instant, officer } from './schemas.ts';

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
    claimedUntil: instant('claimed_until'),
  },
  (table) => [
    unique('plans_one').on(table.personId, table.scheduleId),
    index('plans_due').on(table.nextAt),
  ],
);

export type Plan = typeof plans.$inferSelect;
export type NextPlan = Pick<Plan, 'slotAt' | 'nextAt' | 'skipped'>;

export function putPlans(tx: Tx, rows: readonly Plan[]): void {
  if (rows.length === 0) return;
  tx.write(
    tx.db
      .insert(plans)
      .values([...rows])
      .onConflictDoUpdate({
        target: [plans.personId, plans.scheduleId],
        set: {
          slotAt: sql`excluded.slot_at`,
          nextAt: sql`excluded.next_at`,
          skipped: sql`excluded.skipped`,
          claimedUntil: null,
        },
      }),
  );
}

export function dropPlansOf(tx: Tx, personIds: readonly string[]): void {
  if (personIds.length === 0) return;
  tx.write(tx.db.delete(plans).where(inArray(plans.personId, [...personIds])));
}

/** The next time of a plan, or its end; leaves it alone if it was planned anew meanwhile. */
export function movePlan(tx: Tx, plan: Plan, next: NextPlan | undefined): void {
  const same = and(
    eq(plans.personId, plan.personId),
    eq(plans.scheduleId, plan.scheduleId),
    eq(plans.nextAt, plan.nextAt),
  );
  tx.write(
    next === undefined
      ? tx.db.delete(plans).where(same)
      : tx.db
          .update(plans)
          .set({ ...next, claimedUntil: null })
          .where(same),
  );
}

export async function plansOf(db: Db, personId: string): Promise<Plan[]> {
  return db.select().from(plans).where(eq(plans.personId, personId)).orderBy(asc(plans.nextAt));
}

/** As they stand, of many people at once. */
export async function plansOfAll(db: Db, personIds: readonly string[]): Promise<Plan[]> {
  if (personIds.length === 0) return [];
  return db
    .select()
    .from(plans)
    .where(inArray(plans.personId, [...personIds]));
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

/** Claims plans that are due, found by index, skipping what another process holds. */
export async function claimDuePlans(
  db: Db,
  now: Date,
  claimedUntil: Date,
  rowsMax: number,
): Promise<Plan[]> {
  const due = db
    .select({ personId: plans.personId, scheduleId: plans.scheduleId })
    .from(plans)
    .where(
      and(
        lte(plans.nextAt, now),
        sql`(${plans.claimedUntil} is null or ${plans.claimedUntil} <= ${now.toISOString()})`,
      ),
    )
    .orderBy(asc(plans.nextAt))
    .limit(rowsMax)
    .for('update', { skipLocked: true });
  return db
    .update(plans)
    .set({ claimedUntil })
    .where(inArray(sql`(${plans.personId}, ${plans.scheduleId})`, due))
    .returning();
}

export async function nextPlanAt(db: Db): Promise<Date | undefined> {
  const [row] = await db
    .select({ nextAt: plans.nextAt })
    .from(plans)
    .orderBy(asc(plans.nextAt))
    .limit(1);
  return row?.nextAt;
}
