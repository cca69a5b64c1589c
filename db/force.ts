// Hours and leave of everybody on any roster, for the HR desk: of a person no more than these need,
// and only tasks that hours or leave opened (row policies leave it no others).

import { and, asc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm';
import type { OnForce } from '../src/care/workload/force.ts';
import type { LeavePlan } from '../src/care/workload/leave.ts';
import { careTasks } from './care-tasks.ts';
import type { Db } from './client.ts';
import { leavePlans, planIn } from './leave-plans.ts';
import { roster } from './roster.ts';
import { workedDays } from './worked-days.ts';

type Span = { readonly from: string; readonly turn: string; readonly to: string };

/** Minutes before and from the turn of two weeks on. */
export async function forceOf(db: Db, { from, turn, to }: Span): Promise<OnForce[]> {
  const sum = (isIn: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(${workedDays.minutes}) filter (where ${isIn}), 0)`.mapWith(Number);
  const weeks = db
    .select({
      officerId: workedDays.officerId,
      last: sum(sql`${workedDays.on} < ${turn}`).as('last'),
      now: sum(sql`${workedDays.on} >= ${turn}`).as('now'),
    })
    .from(workedDays)
    .where(and(gte(workedDays.on, from), lt(workedDays.on, to)))
    .groupBy(workedDays.officerId)
    .as('weeks');
  const rows = await db
    .select({
      id: roster.id,
      unitId: roster.unitId,
      no: roster.no,
      name: roster.name,
      leaveDays: roster.leaveDays,
      leaveTaken: roster.leaveTaken,
      leaveYear: roster.leaveYear,
      last: weeks.last,
      now: weeks.now,
    })
    .from(roster)
    .leftJoin(weeks, eq(weeks.officerId, roster.id))
    .where(isNull(roster.leftAt))
    .orderBy(asc(roster.no));
  return rows.map(({ leaveDays, leaveTaken, leaveYear, last, now, ...row }) => ({
    ...row,
    leaveDays: leaveDays ?? undefined,
    leaveTaken: leaveTaken ?? undefined,
    leaveYear: leaveYear ?? undefined,
    minutes: last === null || now === null ? undefined : { last, now },
  }));
}

/** Leave of anybody that ends on this day or later. */
export async function leaveAhead(db: Db, from: string): Promise<LeavePlan[]> {
  const stands = and(isNull(leavePlans.calledOffAt), gte(leavePlans.toOn, from));
  return (await db.select().from(leavePlans).where(stands)).map(planIn);
}

/** What is open, and what ended from this day on, the newest last. */
export async function loadTasksSince(db: Db, endedFrom: string) {
  const { id, officerId, occasions, dueOn, state, endedOn, offered, ownerId } = careTasks;
  return db
    .select({ id, officerId, occasions, dueOn, state, endedOn, offered, ownerId })
    .from(careTasks)
    .where(or(eq(state, 'open'), gte(endedOn, endedFrom)))
    .orderBy(asc(dueOn), asc(id));
}

export type LoadTask = Awaited<ReturnType<typeof loadTasksSince>>[number];
