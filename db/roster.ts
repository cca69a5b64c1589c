// A station's people by name, and what happened to them: the station's own world. No column leads
// to an alias, and no role of the officers' login reaches these tables.
// Names are not sealed here, on purpose: whoever reads the roster (the registrar, to match a list; an
// instructor, on every page) needs each of them at once, so that the key would lie beside the lock.
// What guards them is the wall between the logins, the policies on rows, one record per look, and
// that what was said is stored nowhere. Of a stolen disk or backup the server's own encryption is
// the guard, as for HR's copy of the same list.

import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Allowance, Source } from '../src/care/occasions.ts';
import type { Officer } from '../src/care/officer.ts';
import type { Db, Tx } from './client.ts';
import { instant, station } from './schemas.ts';

export const roster = station.table(
  'roster',
  {
    id: uuid().primaryKey(),
    unitId: uuid('unit_id').notNull(),
    no: text().notNull().unique('roster_no'),
    name: text().notNull(),
    bornOn: date('born_on'),
    checkedUpOn: date('checked_up_on'),
    leaveDays: integer('leave_days'),
    leaveTaken: integer('leave_taken'),
    leaveYear: integer('leave_year'),
    allows: text().array().$type<Allowance[]>().notNull(),
    addedAt: instant('added_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [index('roster_unit').on(table.unitId, table.no)],
);

export const rosterEvents = station.table(
  'roster_events',
  {
    id: uuid().primaryKey(),
    officerId: uuid('officer_id')
      .notNull()
      .references(() => roster.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    on: date().notNull(),
    source: text().$type<Source>().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    // Told twice, by a list and by the feed, it happened once.
    unique('roster_events_once').on(table.officerId, table.kind, table.on),
    check(
      'roster_events_of_station',
      sql`${table.source} in ('file', 'feed', 'instructor', 'calendar')`,
    ),
  ],
);

export type RosterRow = typeof roster.$inferSelect;
export type RosterEvent = typeof rosterEvents.$inferInsert;

export function officerIn(row: RosterRow): Officer {
  return {
    id: row.id,
    unitId: row.unitId,
    no: row.no,
    name: row.name,
    bornOn: row.bornOn ?? undefined,
    checkedUpOn: row.checkedUpOn ?? undefined,
    leaveDays: row.leaveDays ?? undefined,
    leaveTaken: row.leaveTaken ?? undefined,
    leaveYear: row.leaveYear ?? undefined,
    allows: row.allows,
  };
}

/** `allows` is absent where a list does not tell. */
export type Listed = Omit<Officer, 'allows'> & {
  readonly allows: readonly Allowance[] | undefined;
};

/**
 * Puts who is new and changes who is different; what a list does not tell stays as it was.
 * @returns who was made or changed.
 */
export async function putRoster(
  db: Db,
  listed: readonly Listed[],
  at: Date,
): Promise<readonly { readonly id: string; readonly isNew: boolean }[]> {
  const isTold = sql`${listed.some(({ allows }) => allows !== undefined)}::boolean`;
  const allows = sql`case when ${isTold} then excluded.allows else r.allows end`;
  const rows = await db.execute<{ id: string; is_new: boolean }>(sql`
    insert into ${roster} as r (id, unit_id, no, name, born_on, checked_up_on,
      leave_days, leave_taken, leave_year, allows, added_at)
    select id, "unitId", no, name, "bornOn", "checkedUpOn", "leaveDays", "leaveTaken", "leaveYear",
      array(select jsonb_array_elements_text(coalesce(allows, '[]'))),
      ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as x (id uuid, "unitId" uuid,
      no text, name text, "bornOn" date, "checkedUpOn" date, "leaveDays" int, "leaveTaken" int,
      "leaveYear" int, allows jsonb)
    on conflict (no) do update set
      unit_id = excluded.unit_id, name = excluded.name, allows = ${allows}, left_at = null,
      born_on = coalesce(excluded.born_on, r.born_on),
      checked_up_on = coalesce(excluded.checked_up_on, r.checked_up_on),
      leave_days = coalesce(excluded.leave_days, r.leave_days),
      leave_taken = coalesce(excluded.leave_taken, r.leave_taken),
      leave_year = coalesce(excluded.leave_year, r.leave_year)
    where (r.unit_id, r.name, r.allows, r.left_at, r.born_on, r.checked_up_on,
        r.leave_days, r.leave_taken, r.leave_year)
      is distinct from (excluded.unit_id, excluded.name, ${allows}, null::timestamptz,
        coalesce(excluded.born_on, r.born_on), coalesce(excluded.checked_up_on, r.checked_up_on),
        coalesce(excluded.leave_days, r.leave_days),
        coalesce(excluded.leave_taken, r.leave_taken),
        coalesce(excluded.leave_year, r.leave_year))
    returning r.id, (xmax = 0) as is_new`);
  return rows.map(({ id, is_new }) => ({ id, isNew: is_new }));
}

/** Once each. @returns those that were not told before. */
export async function putEvents(db: Db, events: readonly RosterEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = await db
    .insert(rosterEvents)
    .values([...events])
    .onConflictDoNothing()
    .returning({ id: rosterEvents.id });
  return rows.map(({ id }) => id);
}

export async function officersByNo(db: Db, nos: readonly string[]): Promise<Officer[]> {
  const here = and(inArray(roster.no, [...nos]), isNull(roster.leftAt));
  return (await db.select().from(roster).where(here)).map(officerIn);
}

export async function officersOf(db: Db, unitId: string): Promise<Officer[]> {
  const here = and(eq(roster.unitId, unitId), isNull(roster.leftAt));
  return (await db.select().from(roster).where(here).orderBy(asc(roster.no))).map(officerIn);
}

/** Held: two events at once must not open two tasks where one is right. */
export async function lockOfficers(db: Db, ids: readonly string[]): Promise<Officer[]> {
  const rows = await db
    .select()
    .from(roster)
    .where(inArray(roster.id, [...ids]))
    .orderBy(asc(roster.id))
    .for('update');
  return rows.map(officerIn);
}

/** Everybody, a page at a time, by id. */
export async function officersAfter(db: Db, afterId: string, rowsMax: number): Promise<Officer[]> {
  const rows = await db
    .select()
    .from(roster)
    .where(and(gt(roster.id, afterId), isNull(roster.leftAt)))
    .orderBy(asc(roster.id))
    .limit(rowsMax);
  return rows.map(officerIn);
}

export function setAllows(tx: Tx, id: string, allows: readonly Allowance[]): void {
  tx.write(
    tx.db
      .update(roster)
      .set({ allows: [...allows] })
      .where(eq(roster.id, id)),
  );
}

export function leaveRoster(tx: Tx, id: string, at: Date): void {
  tx.write(tx.db.update(roster).set({ leftAt: at }).where(eq(roster.id, id)));
}

/** Who is there by that number, held, so that nobody leaves meanwhile. */
export async function lockOfficerNo(db: Db, no: string): Promise<Officer | undefined> {
  const here = and(eq(roster.no, no), isNull(roster.leftAt));
  const [row] = await db.select().from(roster).where(here).for('update');
  return row && officerIn(row);
}

/** Who is there, not who has left. */
export async function officerById(db: Db, id: string): Promise<Officer | undefined> {
  const [row] = await db
    .select()
    .from(roster)
    .where(and(eq(roster.id, id), isNull(roster.leftAt)));
  return row && officerIn(row);
}
