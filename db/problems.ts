// What officers told under "say it": their own side, and what came back to it.

import { and, eq, inArray, sql } from 'drizzle-orm';
import { boolean, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Route } from '../src/care/desks.ts';
import type { ProblemState, Standing, Verdict } from '../src/care/say-it/problem.ts';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { people, personKeys } from './people.ts';
import { instant, officer, sealed } from './schemas.ts';

export const problems = officer.table(
  'problems',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    state: text().$type<ProblemState>().notNull(),
    /** The form of a desk; null: a problem. */
    form: text(),
    /** Of the 37; null until it is chosen, or none of them. */
    item: text(),
    route: text().$type<Route>(),
    /** Desks that it complains of: they never get it. */
    avoids: text().$type<Route>().array().notNull().default([]),
    withUnit: boolean('with_unit').notNull().default(true),
    sealed: sealed().notNull(),
    toldAt: instant('told_at').notNull(),
    sentAt: instant('sent_at'),
    /** What the desk last said of it. */
    standing: text().$type<Standing>(),
    standingAt: instant('standing_at'),
    answer: sealed(),
    /** What a desk would like to put on the board. */
    offer: sealed(),
    verdict: text().$type<Verdict>(),
    /** What is still wrong, since it was opened again; a draft until it is sent. */
    added: sealed(),
    addedAt: instant('added_at'),
    /** Steps of what the desk does beside its answer that were said. */
    backed: text().array().notNull().default([]),
  },
  (table) => [index('problems_person').on(table.personId, table.toldAt.desc())],
);

/** Who said that they have it too: so that one person counts once. */
export const meToos = officer.table(
  'me_toos',
  {
    entryId: uuid('entry_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.personId] })],
);

export type ProblemRow = typeof problems.$inferSelect;

export function putProblem(tx: Tx, row: typeof problems.$inferInsert): void {
  tx.write(tx.db.insert(problems).values(row));
}

export function updateProblem(tx: Tx, id: string, set: Partial<ProblemRow>): void {
  tx.write(tx.db.update(problems).set(set).where(eq(problems.id, id)));
}

export async function problemById(db: Db, id: string): Promise<ProblemRow | undefined> {
  return (await db.select().from(problems).where(eq(problems.id, id)))[0];
}

/** Newest first. */
export async function problemsOf(db: Db, personId: string): Promise<ProblemRow[]> {
  return db
    .select()
    .from(problems)
    .where(eq(problems.personId, personId))
    .orderBy(newestFirst(problems.toldAt));
}

/** With what its delivery needs: whose key opens it, and the unit it may name. */
export async function problemToDeliver(db: Db, id: string) {
  const [row] = await db
    .select({
      problem: problems,
      unitId: people.unitId,
      locale: people.locale,
      wrapped: personKeys.wrapped,
    })
    .from(problems)
    .innerJoin(people, eq(people.id, problems.personId))
    .innerJoin(personKeys, eq(personKeys.personId, problems.personId))
    .where(eq(problems.id, id));
  return row;
}

export function putMeToo(tx: Tx, row: typeof meToos.$inferInsert): void {
  tx.write(tx.db.insert(meToos).values(row).onConflictDoNothing());
}

export async function meTooCount(db: Db, entryId: string): Promise<number> {
  return db.$count(meToos, eq(meToos.entryId, entryId));
}

export async function saidMeToo(
  db: Db,
  personId: string,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (entryIds.length === 0) return new Set();
  const rows = await db
    .select({ entryId: meToos.entryId })
    .from(meToos)
    .where(and(eq(meToos.personId, personId), inArray(meToos.entryId, [...entryIds])));
  return new Set(rows.map(({ entryId }) => entryId));
}

/** Still out, of one person: to be taken back when they erase everything. */
export const sentProblemsColumn = sql<string[] | null>`(
  select json_agg(p.id) from ${problems} p where p.person_id = ${people.id} and p.state = 'sent'
)`;
