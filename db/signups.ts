// Who signed up for an activity, on the officers' side, and what they thought of it. Places are given in
// the order of `nth`.

import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import type { Rating, SignupState } from '../src/care/activities/activity.ts';
import type { Db, Tx } from './client.ts';
import { people, personKeys } from './people.ts';
import { instant, officer, sealed } from './schemas.ts';

export const activitySignups = officer.table(
  'activity_signups',
  {
    id: uuid().primaryKey(),
    activityId: uuid('activity_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** What they were told last. */
    state: text().$type<SignupState>().notNull(),
    /** Absent until they join. */
    nth: integer(),
    name: sealed(),
    madeAt: instant('made_at').notNull(),
    rating: text().$type<Rating>(),
    words: sealed(),
    wordsState: text('words_state').$type<'draft' | 'sent'>(),
    /** What they thought goes over under this id, which leads nowhere. */
    feedbackId: uuid('feedback_id'),
  },
  (table) => [
    index('activity_signups_activity').on(table.activityId, table.nth),
    index('activity_signups_person').on(table.personId),
  ],
);

export type SignupRow = typeof activitySignups.$inferSelect;

const STANDING = ['in', 'waiting'] as const;

export function putSignup(tx: Tx, row: typeof activitySignups.$inferInsert): void {
  const { id: _id, ...set } = row;
  tx.write(
    tx.db
      .insert(activitySignups)
      .values(row)
      .onConflictDoUpdate({ target: activitySignups.id, set: { ...set, madeAt: row.madeAt } }),
  );
}

export function updateSignup(tx: Tx, id: string, set: Partial<SignupRow>): void {
  tx.write(tx.db.update(activitySignups).set(set).where(eq(activitySignups.id, id)));
}

export async function signupById(db: Db, id: string): Promise<SignupRow | undefined> {
  return (await db.select().from(activitySignups).where(eq(activitySignups.id, id)))[0];
}

/** Newest first. */
export async function signupsOf(db: Db, personId: string): Promise<SignupRow[]> {
  return db
    .select()
    .from(activitySignups)
    .where(eq(activitySignups.personId, personId))
    .orderBy(desc(activitySignups.madeAt));
}

/** How many stand, and the number that the next one stands under. */
export async function placesTaken(
  db: Db,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly standing: number; readonly nth: number }>> {
  if (activityIds.length === 0) return new Map();
  const rows = await db
    .select({
      activityId: activitySignups.activityId,
      standing: sql<number>`count(*) filter (where ${inArray(activitySignups.state, [...STANDING])})::int`,
      nth: sql<number>`coalesce(max(${activitySignups.nth}), 0)::int + 1`,
    })
    .from(activitySignups)
    .where(inArray(activitySignups.activityId, [...activityIds]))
    .groupBy(activitySignups.activityId);
  return new Map(rows.map(({ activityId, ...one }) => [activityId, one]));
}

/** Everybody who stands, in the order of places. */
export async function standingFor(db: Db, activityId: string) {
  return db
    .select({
      id: activitySignups.id,
      personId: activitySignups.personId,
      state: activitySignups.state,
    })
    .from(activitySignups)
    .where(
      and(
        eq(activitySignups.activityId, activityId),
        inArray(activitySignups.state, [...STANDING]),
      ),
    )
    .orderBy(asc(activitySignups.nth), asc(activitySignups.id));
}

/** With whose key opens it. */
export async function signupToShow(db: Db, id: string) {
  const [row] = await db
    .select({ signup: activitySignups, wrapped: personKeys.wrapped })
    .from(activitySignups)
    .innerJoin(personKeys, eq(personKeys.personId, activitySignups.personId))
    .where(eq(activitySignups.id, id));
  return row;
}
