// Hours that staff give, and which of their half hours are taken. Both name staff alone: whose a taken
// time is, is the officers' side's to know (db/appointments.ts).

import { and, asc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import { check, date, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Hours, HoursKind } from '../src/hotline/appointments/slots.ts';
import type { Db, Tx } from './client.ts';
import { deskProfiles } from './desk-profiles.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const talkHours = ledger.table(
  'talk_hours',
  {
    id: uuid().primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    kind: text().$type<HoursKind>().notNull(),
    weekday: integer(),
    day: date(),
    fromMin: integer('from_min').notNull(),
    toMin: integer('to_min').notNull(),
    timeZone: text('time_zone').notNull(),
  },
  (table) => [index('talk_hours_staff').on(table.staffId)],
);

export const talkSlots = ledger.table(
  'talk_slots',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant().notNull(),
    appointmentId: uuid('appointment_id').notNull().unique(),
  },
  (table) => [
    // Half hours on one grid cannot overlap without being the same.
    primaryKey({ columns: [table.staffId, table.at] }),
    check('talk_slots_grid', sql`mod(extract(epoch from ${table.at})::bigint, 1800) = 0`),
  ],
);

/** Everybody with an account who gives hours. */
export async function hoursGiven(db: Db) {
  return db
    .selectDistinct({ id: staff.id, label: staff.label, role: staff.role, unitId: staff.unitId })
    .from(talkHours)
    .innerJoin(staff, eq(staff.id, talkHours.staffId))
    .where(and(isNull(staff.disabledAt), sql`${talkHours.kind} <> 'off'`))
    .orderBy(asc(staff.label));
}

/** Whose people somebody decides about. */
export async function deskUnitsOf(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: deskProfiles.staffId, unitId: deskProfiles.unitId })
    .from(deskProfiles)
    .where(and(eq(deskProfiles.isInCharge, true), isNotNull(deskProfiles.unitId)));
  return new Map(rows.flatMap(({ id, unitId }) => (unitId === null ? [] : [[id, unitId]])));
}

export async function hoursOf(db: Db, staffId: string): Promise<Hours[]> {
  const rows = await db
    .select()
    .from(talkHours)
    .where(eq(talkHours.staffId, staffId))
    .orderBy(
      asc(talkHours.kind),
      asc(talkHours.weekday),
      asc(talkHours.day),
      asc(talkHours.fromMin),
    );
  return rows.map(({ weekday, day, ...row }) => ({
    ...row,
    weekday: weekday ?? undefined,
    day: day ?? undefined,
  }));
}

export async function takenSlots(db: Db, staffId: string, from: Date) {
  const [hours, rows] = await Promise.all([
    hoursOf(db, staffId),
    db
      .select({ at: talkSlots.at })
      .from(talkSlots)
      .where(and(eq(talkSlots.staffId, staffId), gte(talkSlots.at, from))),
  ]);
  return { hours, taken: new Set(rows.map(({ at }) => at.getTime())) };
}

/** @returns whether it was this one that got it. */
export async function takeSlot(db: Db, slot: typeof talkSlots.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(talkSlots)
    .values(slot)
    .onConflictDoNothing()
    .returning({ at: talkSlots.at });
  return rows.length === 1;
}

export function putHours(tx: Tx, hours: Hours & { readonly staffId: string }): void {
  const { weekday, day, ...rest } = hours;
  tx.write(tx.db.insert(talkHours).values({ ...rest, weekday: weekday ?? null, day: day ?? null }));
}

/** @returns whether they were theirs. */
export async function dropHours(db: Db, staffId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(talkHours)
    .where(and(eq(talkHours.id, id), eq(talkHours.staffId, staffId)))
    .returning({ id: talkHours.id });
  return rows.length === 1;
}
