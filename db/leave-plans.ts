// Leave that was agreed: from when to when, and who stands in meanwhile. By name, in the station's
// own world; how much of it was taken is told by HR's list alone.

import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { date, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import type { LeavePlan } from '../src/care/workload/leave.ts';
import type { Db, Tx } from './client.ts';
import { roster } from './roster.ts';
import { instant, station } from './schemas.ts';

export const leavePlans = station.table(
  'leave_plans',
  {
    id: uuid().primaryKey(),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => roster.id, { onDelete: 'cascade' }),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on').notNull(),
    /** Of the year's leave. */
    days: integer().notNull(),
    standInId: uuid('stand_in_id')
      .notNull()
      .references(() => roster.id, { onDelete: 'cascade' }),
    /** What the stand-in takes over, by code. */
    duties: text().array().notNull().default([]),
    handedOverOn: date('handed_over_on'),
    calledOffAt: instant('called_off_at'),
  },
  (table) => [
    index('leave_plans_officer').on(table.officerId, table.fromOn),
    index('leave_plans_stand_in').on(table.standInId),
  ],
);

type Row = typeof leavePlans.$inferSelect;

export function planIn({ fromOn, toOn, handedOverOn, ...row }: Row): LeavePlan {
  const { id, officerId, days, standInId, duties } = row;
  const rest = { handedOverOn: handedOverOn ?? undefined, days, standInId, duties };
  return { id, officerId, from: fromOn, to: toOn, ...rest };
}

export function putLeavePlan(
  tx: Tx,
  { id, officerId, from, to, days, standInId, duties }: LeavePlan,
): void {
  const row = { id, officerId, fromOn: from, toOn: to, days, standInId, duties: [...duties] };
  tx.write(tx.db.insert(leavePlans).values(row));
}

export function handOver(tx: Tx, id: string, on: string): void {
  tx.write(tx.db.update(leavePlans).set({ handedOverOn: on }).where(eq(leavePlans.id, id)));
}

export function callOffLeave(tx: Tx, id: string, at: Date): void {
  tx.write(tx.db.update(leavePlans).set({ calledOffAt: at }).where(eq(leavePlans.id, id)));
}

/** Those of these people that end on this day or later. */
export async function leavePlansOf(
  db: Db,
  officerIds: readonly string[],
  from: string,
): Promise<LeavePlan[]> {
  const stands = and(isNull(leavePlans.calledOffAt), gte(leavePlans.toOn, from));
  const rows = await db
    .select()
    .from(leavePlans)
    .where(and(inArray(leavePlans.officerId, [...officerIds]), stands))
    .orderBy(asc(leavePlans.fromOn));
  return rows.map(planIn);
}

/** Of everybody of a unit: those that end on this day or later. */
export async function leavePlansIn(db: Db, unitId: string, from: string): Promise<LeavePlan[]> {
  const rows = await db
    .select({ plan: leavePlans })
    .from(leavePlans)
    .innerJoin(roster, eq(roster.id, leavePlans.officerId))
    .where(
      and(
        eq(roster.unitId, unitId),
        isNull(roster.leftAt),
        isNull(leavePlans.calledOffAt),
        gte(leavePlans.toOn, from),
      ),
    )
    .orderBy(asc(leavePlans.fromOn));
  return rows.map(({ plan }) => planIn(plan));
}
