// Critical incidents: that there was one, when, and whom the station asks. Who is in a series, and
// who left it, is not here. What an officer marked names no unit and is no business of the station.

import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { boolean, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { people } from './people.ts';
import { instant, ledger } from './schemas.ts';
import { units } from './units.ts';

export const incidents = ledger.table(
  'incidents',
  {
    id: uuid().primaryKey(),
    /** Absent: an officer marked it. */
    unitId: uuid('unit_id').references(() => units.id),
    /** The code is on paper or in somebody's hand; this is what it is looked up by. */
    codeKey: text('code_key').notNull().unique(),
    happenedAt: instant('happened_at').notNull(),
    markedAt: instant('marked_at').notNull(),
    /** Squads that are asked as a whole; or everybody of the unit. */
    squadIds: jsonb('squad_ids').$type<readonly string[]>().notNull().default([]),
    asksUnit: boolean('asks_unit').notNull().default(false),
    /** The station has offered counselling to the crew. */
    metAt: instant('met_at'),
    calledOffAt: instant('called_off_at'),
  },
  (table) => [index('incidents_unit').on(table.unitId, table.happenedAt.desc())],
);

export type IncidentRow = typeof incidents.$inferSelect;

export function putIncident(tx: Tx, row: typeof incidents.$inferInsert): void {
  tx.write(tx.db.insert(incidents).values(row));
}

export function updateIncident(
  tx: Tx,
  id: string,
  set: Partial<Pick<IncidentRow, 'codeKey' | 'metAt' | 'calledOffAt'>>,
): void {
  tx.write(tx.db.update(incidents).set(set).where(eq(incidents.id, id)));
}

export async function incidentById(db: Db, id: string): Promise<IncidentRow | undefined> {
  return (await db.select().from(incidents).where(eq(incidents.id, id)))[0];
}

/** Held, so that of two who press at once the second sees what the first did. */
export async function lockIncident(db: Db, id: string): Promise<IncidentRow | undefined> {
  return (await db.select().from(incidents).where(eq(incidents.id, id)).for('update'))[0];
}

export async function incidentByCode(db: Db, codeKey: string): Promise<IncidentRow | undefined> {
  return (await db.select().from(incidents).where(eq(incidents.codeKey, codeKey)))[0];
}

/** Of these units, newest first. */
export async function incidentsOf(
  db: Db,
  unitIds: readonly string[],
  rowsMax: number,
): Promise<IncidentRow[]> {
  if (unitIds.length === 0) return [];
  return db
    .select()
    .from(incidents)
    .where(inArray(incidents.unitId, [...unitIds]))
    .orderBy(newestFirst(incidents.happenedAt))
    .limit(rowsMax);
}

/** Everybody who is asked, in order of id, so many at once. */
export async function crewAfter(
  db: Db,
  { unitId, squadIds, asksUnit }: Pick<IncidentRow, 'unitId' | 'squadIds' | 'asksUnit'>,
  after: string | undefined,
  rowsMax: number,
): Promise<string[]> {
  if (unitId === null || (!asksUnit && squadIds.length === 0)) return [];
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.unitId, unitId),
        asksUnit ? undefined : or(...squadIds.map((id) => eq(people.squadId, id))),
        isNotNull(people.joinedAt),
        isNull(people.stoppedAt),
        after === undefined ? undefined : gt(people.id, after),
      ),
    )
    .orderBy(asc(people.id))
    .limit(rowsMax);
  return rows.map(({ id }) => id);
}
