// Times to talk that were agreed: whose each is, on the officers' side; on the staff's side what
// crossed by an effect, a time and perhaps an alias.

import { and, asc, eq, gt, gte, isNull } from 'drizzle-orm';
import { boolean, index, text, uuid } from 'drizzle-orm/pg-core';
import type { AppointmentState } from '../src/hotline/appointments/appointment.ts';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { instant, officer, station } from './schemas.ts';
import { talkSlots } from './talk-hours.ts';

export const appointments = officer.table(
  'appointments',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    staffId: uuid('staff_id').notNull(),
    at: instant().notNull(),
    byAlias: boolean('by_alias').notNull(),
    state: text().$type<AppointmentState>().notNull().default('booked'),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [index('appointments_person').on(table.personId)],
);

export const staffAppointments = station.table(
  'appointments',
  {
    id: uuid().primaryKey(),
    staffId: uuid('staff_id').notNull(),
    at: instant().notNull(),
    /** Where the officer wanted it. */
    alias: text(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('appointments_staff').on(table.staffId, table.at)],
);

export type Appointment = typeof appointments.$inferSelect;
export type StaffAppointment = typeof staffAppointments.$inferSelect;

export function putAppointment(tx: Tx, appointment: typeof appointments.$inferInsert): void {
  tx.write(tx.db.insert(appointments).values(appointment));
}

/** The half hour is free again, unless the staff called it off: they are not there then. */
export function endAppointment(tx: Tx, id: string, why: AppointmentState): void {
  tx.write(tx.db.update(appointments).set({ state: why }).where(eq(appointments.id, id)));
  if (why !== 'by-staff') tx.write(tx.db.delete(talkSlots).where(eq(talkSlots.appointmentId, id)));
}

export async function appointmentById(db: Db, id: string) {
  const [row] = await db
    .select({ appointment: appointments, alias: people.alias })
    .from(appointments)
    .innerJoin(people, eq(people.id, appointments.personId))
    .where(eq(appointments.id, id));
  return row;
}

export async function appointmentsOf(db: Db, personId: string): Promise<Appointment[]> {
  return db
    .select()
    .from(appointments)
    .where(eq(appointments.personId, personId))
    .orderBy(asc(appointments.madeAt));
}

export async function bookedWith(db: Db, staffId: string, from: Date): Promise<string[]> {
  const rows = await db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.staffId, staffId),
        eq(appointments.state, 'booked'),
        gt(appointments.at, from),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Twice is once. @returns whether it is new. */
export async function showToStaff(db: Db, row: typeof staffAppointments.$inferInsert) {
  const rows = await db
    .insert(staffAppointments)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: staffAppointments.id });
  return rows.length === 1;
}

/** The alias goes with it. @returns what it was, if it stood. */
export async function withdrawFromStaff(
  db: Db,
  id: string,
  at: Date,
): Promise<StaffAppointment | undefined> {
  const [row] = await db
    .update(staffAppointments)
    .set({ endedAt: at, alias: null })
    .where(and(eq(staffAppointments.id, id), isNull(staffAppointments.endedAt)))
    .returning();
  return row;
}

export async function staffAppointmentById(db: Db, id: string) {
  return (await db.select().from(staffAppointments).where(eq(staffAppointments.id, id)))[0];
}

export async function staffAppointmentsOf(db: Db, staffId: string, from: Date) {
  return db
    .select()
    .from(staffAppointments)
    .where(
      and(
        eq(staffAppointments.staffId, staffId),
        isNull(staffAppointments.endedAt),
        gte(staffAppointments.at, from),
      ),
    )
    .orderBy(asc(staffAppointments.at));
}
