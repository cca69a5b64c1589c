// What a unit's calendar and a squad's duties say about when to ask. Of groups, never of a person.

import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { index, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { DayKind } from '../src/checkins/when/day.ts';
import type { Duty, Pattern } from '../src/checkins/when/roster.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { anyOf } from './sets.ts';
import { squads, units } from './units.ts';

export type DaySource = 'file' | 'feed' | 'admin';

export const unitDays = ledger.table(
  'unit_days',
  {
    unitId: uuid('unit_id')
      .notNull()
      .references(() => units.id),
    day: text().notNull(),
    source: text().$type<DaySource>().notNull(),
    kind: text().$type<DayKind>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.day, table.source] })],
);

export const squadPatterns = ledger.table('squad_patterns', {
  squadId: uuid('squad_id')
    .primaryKey()
    .references(() => squads.id),
  pattern: jsonb().$type<Pattern>().notNull(),
});

export const squadDuties = ledger.table(
  'squad_duties',
  {
    squadId: uuid('squad_id')
      .notNull()
      .references(() => squads.id),
    from: instant('from_at').notNull(),
    to: instant('to_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.squadId, table.from] }),
    index('squad_duties_from').on(table.from),
  ],
);

export type UnitDay = typeof unitDays.$inferSelect;

/** Of one source at a time: what a file says never takes an admin's word away. */
export function putDays(tx: Tx, days: readonly UnitDay[]): void {
  for (const { kind, ...key } of days)
    tx.write(
      tx.db
        .insert(unitDays)
        .values({ kind, ...key })
        .onConflictDoUpdate({
          target: [unitDays.unitId, unitDays.day, unitDays.source],
          set: { kind },
        }),
    );
}

export function dropDay(tx: Tx, unitId: string, day: string, source: DaySource): void {
  tx.write(
    tx.db
      .delete(unitDays)
      .where(and(eq(unitDays.unitId, unitId), eq(unitDays.day, day), eq(unitDays.source, source))),
  );
}

/** From a day on. */
export function dropDays(tx: Tx, unitId: string, source: DaySource, from: string): void {
  const isHere = and(eq(unitDays.unitId, unitId), eq(unitDays.source, source));
  tx.write(tx.db.delete(unitDays).where(and(isHere, gte(unitDays.day, from))));
}

export async function daysOf(db: Db, unitIds: readonly string[], from: string): Promise<UnitDay[]> {
  if (unitIds.length === 0) return [];
  return db
    .select()
    .from(unitDays)
    .where(and(sql`${unitDays.unitId} = ${anyOf(unitIds)}`, gte(unitDays.day, from)))
    .orderBy(asc(unitDays.day), asc(unitDays.source));
}

export function putPattern(tx: Tx, squadId: string, pattern: Pattern): void {
  tx.write(
    tx.db
      .insert(squadPatterns)
      .values({ squadId, pattern })
      .onConflictDoUpdate({ target: squadPatterns.squadId, set: { pattern } }),
  );
}

export function dropPattern(tx: Tx, squadId: string): void {
  tx.write(tx.db.delete(squadPatterns).where(eq(squadPatterns.squadId, squadId)));
}

/** In place of all that begins in this span. */
export function putDuties(
  tx: Tx,
  squadId: string,
  span: { readonly from: Date; readonly to: Date },
  duties: readonly Duty[],
): void {
  tx.write(
    tx.db
      .delete(squadDuties)
      .where(
        and(
          eq(squadDuties.squadId, squadId),
          gte(squadDuties.from, span.from),
          lte(squadDuties.from, span.to),
        ),
      ),
  );
  if (duties.length > 0)
    tx.write(tx.db.insert(squadDuties).values(duties.map((duty) => ({ squadId, ...duty }))));
}

export type GroundRows = Awaited<ReturnType<typeof groundRows>>;

/** All that is said of these units and their squads about a span of time. */
export async function groundRows(
  db: Db,
  unitIds: readonly string[],
  span: { readonly from: Date; readonly to: Date },
) {
  const isHere = sql`${squads.unitId} = ${anyOf(unitIds)}`;
  const [places, days, patterns, duties] = await Promise.all([
    db
      .select({ id: units.id, region: units.region, timeZone: units.timeZone })
      .from(units)
      .where(sql`${units.id} = ${anyOf(unitIds)}`),
    daysOf(db, unitIds, span.from.toISOString().slice(0, 10)),
    db
      .select({ unitId: squads.unitId, squadId: squads.id, pattern: squadPatterns.pattern })
      .from(squadPatterns)
      .innerJoin(squads, eq(squads.id, squadPatterns.squadId))
      .where(isHere),
    db
      .select({ squadId: squads.id, from: squadDuties.from, to: squadDuties.to })
      .from(squadDuties)
      .innerJoin(squads, eq(squads.id, squadDuties.squadId))
      .where(and(isHere, gte(squadDuties.from, span.from), lte(squadDuties.from, span.to)))
      .orderBy(asc(squadDuties.from)),
  ]);
  return { places, days, patterns, duties };
}
