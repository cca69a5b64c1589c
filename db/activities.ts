// Lectures and activities: the station's own. How many come is told from ten on, in fives.

import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { ActivityTexts } from '../src/care/activities/activity.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';
import { units } from './units.ts';

export const activities = ledger.table(
  'activities',
  {
    id: uuid().primaryKey(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => staff.id),
    /** For this unit and those below it; null: for everybody. */
    unitId: uuid('unit_id').references(() => units.id),
    texts: jsonb().$type<ActivityTexts>().notNull(),
    at: instant().notNull(),
    until: instant().notNull(),
    timeZone: text('time_zone').notNull(),
    /** Null: as many as like. */
    places: integer(),
    needsNames: boolean('needs_names').notNull(),
    signedUp: integer('signed_up'),
    /** As counted in the room. */
    came: integer(),
    calledOffAt: instant('called_off_at'),
  },
  (table) => [index('activities_at').on(table.at)],
);

export type Activity = typeof activities.$inferSelect;

export function putActivity(tx: Tx, row: typeof activities.$inferInsert): void {
  tx.write(tx.db.insert(activities).values(row));
}

export async function activityById(db: Db, id: string): Promise<Activity | undefined> {
  return (await db.select().from(activities).where(eq(activities.id, id)))[0];
}

/** Held until the transaction ends, so that places are given one after the other. */
export async function holdActivity(db: Db, id: string): Promise<void> {
  await db
    .select({ id: activities.id })
    .from(activities)
    .where(eq(activities.id, id))
    .for('update');
}

/** To come and open to somebody of this unit, the soonest first. */
export async function comingActivities(
  db: Db,
  {
    unitId,
    after,
    rowsMax,
  }: { readonly unitId: string; readonly after: Date; readonly rowsMax: number },
): Promise<Activity[]> {
  return db
    .select()
    .from(activities)
    .where(
      and(
        gt(activities.at, after),
        isNull(activities.calledOffAt),
        sql`(${activities.unitId} is null or ${activities.unitId} in ${unitsAbove(unitId)})`,
      ),
    )
    .orderBy(asc(activities.at), asc(activities.id))
    .limit(rowsMax);
}

export async function isOpenTo(db: Db, id: string, unitId: string): Promise<boolean> {
  const of = and(
    eq(activities.id, id),
    sql`(${activities.unitId} is null or ${activities.unitId} in ${unitsAbove(unitId)})`,
  );
  return (await db.$count(activities, of)) > 0;
}

/** The unit itself and all that it is below. */
function unitsAbove(unitId: string) {
  return sql`(
    with recursive above as (
      select id, parent_id from ${units} where id = ${unitId}::uuid
      union select u.id, u.parent_id from ${units} u join above on u.id = above.parent_id)
    select id from above)`;
}

export async function activitiesBy(db: Db, staffId: string, rowsMax: number): Promise<Activity[]> {
  return db
    .select()
    .from(activities)
    .where(eq(activities.madeBy, staffId))
    .orderBy(desc(activities.at), desc(activities.id))
    .limit(rowsMax);
}

export function putSignedUp(tx: Tx, id: string, signedUp: number | null): void {
  tx.write(tx.db.update(activities).set({ signedUp }).where(eq(activities.id, id)));
}

export function putCame(tx: Tx, id: string, came: number): void {
  tx.write(tx.db.update(activities).set({ came }).where(eq(activities.id, id)));
}

/** What it is from now on. */
export function updateActivity(
  tx: Tx,
  id: string,
  set: Pick<Activity, 'texts' | 'at' | 'until' | 'places'>,
): void {
  tx.write(tx.db.update(activities).set(set).where(eq(activities.id, id)));
}

export async function comingBy(db: Db, staffId: string, after: Date): Promise<Activity[]> {
  return db
    .select()
    .from(activities)
    .where(
      and(
        eq(activities.madeBy, staffId),
        gt(activities.until, after),
        isNull(activities.calledOffAt),
      ),
    )
    .orderBy(asc(activities.id));
}

export function putOrganizer(tx: Tx, id: string, staffId: string): void {
  tx.write(tx.db.update(activities).set({ madeBy: staffId }).where(eq(activities.id, id)));
}

/** @returns whether it stood until now. */
export async function callOffActivity(db: Db, id: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(activities)
    .set({ calledOffAt: at })
    .where(and(eq(activities.id, id), isNull(activities.calledOffAt), gt(activities.at, at)))
    .returning({ id: activities.id });
  return rows.length === 1;
}
