// Units, squads, cards and check-in schedules: what both worlds know and neither person is in.

import { and, asc, count, eq, sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ScheduleDays } from '../src/checkins/schedule.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { anyOf } from './sets.ts';

export const units = ledger.table('units', {
  id: uuid().primaryKey(),
  name: text().notNull().unique('units_name'),
  /** The unit above; figures about too few people go up to it. */
  parentId: uuid('parent_id').references((): AnyPgColumn => units.id),
  region: text().notNull(),
  timeZone: text('time_zone').notNull(),
  createdAt: instant().notNull(),
});

export const squads = ledger.table(
  'squads',
  {
    id: uuid().primaryKey(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
  },
  (table) => [unique('squads_name').on(table.unitId, table.name)],
);

// The code itself is on the paper; who used it is not written anywhere.
export const cards = ledger.table('cards', {
  cardKey: text('card_key').primaryKey(),
  unitId: uuid('unit_id')
    .notNull()
    .references(() => units.id),
  madeAt: instant().notNull(),
});

export const schedules = ledger.table(
  'schedules',
  {
    id: uuid().primaryKey(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => units.id),
    squadId: uuid('squad_id').references(() => squads.id),
    cron: text().notNull(), // five fields, read in the person's time zone
    /** `workdays`: by the calendar of the unit, instead of the cron's days of the week. */
    days: text().$type<ScheduleDays>().notNull().default('as-set'),
    /** Each is asked at a time of its own within so many minutes. */
    jitterMin: integer('jitter_min').notNull().default(0),
    /** Nobody is asked before this local day. */
    pausedUntil: text('paused_until'),
    isActive: boolean('is_active').notNull(),
    version: integer().notNull(),
  },
  (table) => [index().on(table.unitId)],
);

export type Unit = typeof units.$inferSelect;
export type Squad = typeof squads.$inferSelect;
export type Schedule = typeof schedules.$inferSelect;

export function putUnit(tx: Tx, unit: typeof units.$inferInsert): void {
  tx.write(tx.db.insert(units).values(unit));
}

export function putParent(tx: Tx, unitId: string, parentId: string | undefined): void {
  const set = { parentId: parentId ?? null };
  tx.write(tx.db.update(units).set(set).where(eq(units.id, unitId)));
}

export function putSquad(tx: Tx, squad: Squad): void {
  tx.write(tx.db.insert(squads).values(squad));
}

export function putCards(tx: Tx, unitId: string, cardKeys: readonly string[], madeAt: Date): void {
  if (cardKeys.length === 0) return;
  tx.write(tx.db.insert(cards).values(cardKeys.map((cardKey) => ({ cardKey, unitId, madeAt }))));
}

export function putSchedule(tx: Tx, schedule: typeof schedules.$inferInsert): void {
  tx.write(tx.db.insert(schedules).values(schedule));
}

/** Changes it only if nobody else did meanwhile; tells whether it did. */
export async function replaceSchedule(
  tx: Tx,
  schedule: typeof schedules.$inferInsert,
): Promise<boolean> {
  const { id, version, cron, days, jitterMin, isActive, pausedUntil = null } = schedule;
  const rows = await tx.db
    .update(schedules)
    .set({ cron, days, jitterMin, isActive, pausedUntil, version: version + 1 })
    .where(and(eq(schedules.id, id), eq(schedules.version, version)))
    .returning({ id: schedules.id });
  return rows.length === 1;
}

export async function allUnits(db: Db): Promise<Unit[]> {
  return db.select().from(units).orderBy(asc(units.name));
}

export async function unitById(db: Db, id: string): Promise<Unit | undefined> {
  return (await db.select().from(units).where(eq(units.id, id)))[0];
}

/** The same, held until the transaction ends, so that two changes make no ring. */
export async function holdAllUnits(db: Db): Promise<Unit[]> {
  return db.select().from(units).orderBy(asc(units.id)).for('update');
}

/** Held until the transaction ends: whoever adds something to the unit waits. */
export async function holdUnit(db: Db, id: string): Promise<void> {
  await db.select({ id: units.id }).from(units).where(eq(units.id, id)).for('update');
}

export async function squadsOf(db: Db, unitId: string): Promise<Squad[]> {
  return db.select().from(squads).where(eq(squads.unitId, unitId)).orderBy(asc(squads.name));
}

export async function allSquads(db: Db): Promise<Squad[]> {
  return db.select().from(squads).orderBy(asc(squads.name));
}

export async function allSchedules(db: Db): Promise<Schedule[]> {
  return db.select().from(schedules).orderBy(asc(schedules.id));
}

/** How many cards each unit was given; who used one is not known on this side. */
export async function cardCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .select({ unitId: cards.unitId, n: count() })
    .from(cards)
    .groupBy(cards.unitId);
  return new Map(rows.map(({ unitId, n }) => [unitId, n]));
}

export async function schedulesOf(db: Db, unitIds: readonly string[]): Promise<Schedule[]> {
  if (unitIds.length === 0) return [];
  return db
    .select()
    .from(schedules)
    .where(sql`${schedules.unitId} = ${anyOf(unitIds)}`)
    .orderBy(asc(schedules.id));
}

export async function scheduleById(db: Db, id: string): Promise<Schedule | undefined> {
  return (await db.select().from(schedules).where(eq(schedules.id, id)))[0];
}

export async function schedulesById(db: Db, ids: readonly string[]): Promise<Schedule[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(schedules)
    .where(sql`${schedules.id} = ${anyOf(ids)}`);
}

/** The unit a card belongs to, and where that is. */
export async function cardByKey(db: Db, cardKey: string) {
  const [row] = await db
    .select({ unitId: units.id, unit: units.name, region: units.region, timeZone: units.timeZone })
    .from(cards)
    .innerJoin(units, eq(units.id, cards.unitId))
    .where(eq(cards.cardKey, cardKey));
  return row;
}
