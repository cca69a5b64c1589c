// What came to the desks: a problem or a request, without anybody's name unless its words have one.

import { and, asc, count, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Outcome, Publishing, RequestState } from '../src/care/desk/request.ts';
import type { Route } from '../src/care/desks.ts';
import type { Verdict } from '../src/care/say-it/problem.ts';
import type { Locale } from '../src/core/person.ts';
import type { Db, Tx } from './client.ts';
import { instant, sealed, station, wrappedKey } from './schemas.ts';
import { wrappedBy } from './wrapping-keys.ts';

export const requests = station.table(
  'requests',
  {
    id: uuid().primaryKey(),
    /** Null: a problem. */
    form: text(),
    item: text(),
    route: text().$type<Route>().notNull(),
    /** Desks that it complains of: nobody who answers for one sees it. */
    avoids: text().$type<Route>().array().notNull().default([]),
    /** Only where the teller let it be named. */
    unitId: uuid('unit_id'),
    locale: text().$type<Locale>().notNull(),
    sealed: sealed().notNull(),
    wrapped: wrappedKey(),
    wrappedBy: wrappedBy(),
    state: text().$type<RequestState>().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** By when somebody should have it, and by when it should be answered. */
    takeBy: instant('take_by').notNull(),
    dueAt: instant('due_at').notNull(),
    ownerId: uuid('owner_id'),
    takenAt: instant('taken_at'),
    answer: sealed(),
    answeredAt: instant('answered_at'),
    outcome: text().$type<Outcome>(),
    verdict: text().$type<Verdict>(),
    reopened: integer().notNull().default(0),
    /** What the teller added when it was opened again. */
    added: sealed(),
    /** What of the checklist is there, by its codes. */
    checked: jsonb().$type<readonly string[]>().notNull().default([]),
    /** Another desk that sees it since it was overdue. */
    climbedTo: text('climbed_to').$type<Route>(),
    /** The one it is handled together with, by a person's word. */
    gatheredId: uuid('gathered_id'),
    publishing: text().$type<Publishing>(),
    offer: sealed(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('requests_route').on(table.route, table.state, table.dueAt),
    index('requests_item').on(table.item, table.receivedAt),
  ],
);

export type RequestRow = typeof requests.$inferSelect;

/** Twice is once: the outbox may deliver again after a crash. @returns whether it is new. */
export async function putRequest(db: Db, row: typeof requests.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(requests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: requests.id });
  return rows.length === 1;
}

export function updateRequest(tx: Tx, id: string, set: Partial<RequestRow>): void {
  tx.write(tx.db.update(requests).set(set).where(eq(requests.id, id)));
}

export async function requestById(db: Db, id: string): Promise<RequestRow | undefined> {
  return (await db.select().from(requests).where(eq(requests.id, id)))[0];
}

export async function lockRequest(db: Db, id: string): Promise<RequestRow | undefined> {
  return (await db.select().from(requests).where(eq(requests.id, id)).for('update'))[0];
}

const OPEN = ['new', 'taken'] as const satisfies readonly RequestState[];

/** All that a desk may see of what is open, the first due first. */
export async function openRequests(db: Db, rowsMax: number): Promise<RequestRow[]> {
  return db
    .select()
    .from(requests)
    .where(inArray(requests.state, [...OPEN]))
    .orderBy(asc(requests.dueAt), asc(requests.id))
    .limit(rowsMax);
}

/** The newest that are done. */
export async function endedRequests(db: Db, rowsMax: number): Promise<RequestRow[]> {
  return db
    .select()
    .from(requests)
    .where(eq(requests.state, 'answered'))
    .orderBy(desc(requests.answeredAt), desc(requests.id))
    .limit(rowsMax);
}

/** Open ones that could be about the same: of the same item or form, and of the same desk. */
export async function besides(
  db: Db,
  { id, item, form, route }: RequestRow,
  rowsMax: number,
): Promise<RequestRow[]> {
  return db
    .select()
    .from(requests)
    .where(
      and(
        ne(requests.id, id),
        inArray(requests.state, [...OPEN]),
        eq(requests.route, route),
        item === null ? isNull(requests.item) : eq(requests.item, item),
        form === null ? isNull(requests.form) : eq(requests.form, form),
      ),
    )
    .orderBy(desc(requests.receivedAt))
    .limit(rowsMax);
}

/** Everything that is handled together with it, itself among them. */
export async function gathered(db: Db, { id, gatheredId }: RequestRow): Promise<RequestRow[]> {
  const head = gatheredId ?? id;
  return db
    .select()
    .from(requests)
    .where(or(eq(requests.id, head), eq(requests.gatheredId, head)))
    .orderBy(asc(requests.receivedAt));
}

/** What waits too long at a desk, in counts. */
export async function deskCounts(db: Db, route: Route, now: Date) {
  const [row] = await db
    .select({
      open: count(),
      overdue:
        sql<number>`count(*) filter (where ${requests.dueAt} <= ${now.toISOString()})`.mapWith(
          Number,
        ),
      untaken:
        sql<number>`count(*) filter (where ${requests.state} = 'new' and ${requests.takeBy} <= ${now.toISOString()})`.mapWith(
          Number,
        ),
    })
    .from(requests)
    .where(and(eq(requests.route, route), inArray(requests.state, [...OPEN])));
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0, untaken: row?.untaken ?? 0 };
}
