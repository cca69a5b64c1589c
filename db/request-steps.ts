// What a desk does for an officer beside its answer, each with its day: medical look, backing in
// writing, looking in again. Codes and times of one request, nobody's name.

import { and, asc, count, eq, inArray, isNull, lte, ne } from 'drizzle-orm';
import { index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { StepEnd } from '../src/care/desk/backing.ts';
import type { Route } from '../src/care/desks.ts';
import type { Db, Tx } from './client.ts';
import { requests } from './requests.ts';
import { instant, station } from './schemas.ts';

export const requestSteps = station.table(
  'request_steps',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    step: text().notNull(),
    dueAt: instant('due_at').notNull(),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    how: text().$type<StepEnd>(),
    /** When the officer heard of it. */
    toldAt: instant('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.step] }),
    index('request_steps_due').on(table.dueAt),
  ],
);

export type StepRow = typeof requestSteps.$inferSelect;

export function putSteps(
  tx: Tx,
  requestId: string,
  steps: readonly Pick<StepRow, 'step' | 'dueAt'>[],
): void {
  if (steps.length === 0) return;
  tx.write(tx.db.insert(requestSteps).values(steps.map((one) => ({ ...one, requestId }))));
}

/** In the order of their days. */
export async function stepsOf(db: Db, requestId: string): Promise<StepRow[]> {
  return db
    .select()
    .from(requestSteps)
    .where(eq(requestSteps.requestId, requestId))
    .orderBy(asc(requestSteps.dueAt), asc(requestSteps.step));
}

/** Once. @returns false where it was done already, or is none. */
export async function endStep(
  db: Db,
  { requestId, step }: Pick<StepRow, 'requestId' | 'step'>,
  end: { readonly doneAt: Date; readonly doneBy: string; readonly how: StepEnd },
): Promise<boolean> {
  const which = and(eq(requestSteps.requestId, requestId), eq(requestSteps.step, step));
  const rows = await db
    .update(requestSteps)
    .set(end)
    .where(and(which, isNull(requestSteps.doneAt)))
    .returning({ step: requestSteps.step });
  return rows.length === 1;
}

export function setTold(tx: Tx, requestId: string, steps: readonly string[], toldAt: Date): void {
  const which = and(eq(requestSteps.requestId, requestId), inArray(requestSteps.step, [...steps]));
  tx.write(tx.db.update(requestSteps).set({ toldAt }).where(which));
}

export function dropSteps(tx: Tx, requestId: string): void {
  tx.write(tx.db.delete(requestSteps).where(eq(requestSteps.requestId, requestId)));
}

/** Of all that a desk may see, what is not done and due by then, the first due first. */
export async function stepsDueBy(db: Db, by: Date, rowsMax: number) {
  return db
    .select({ step: requestSteps, request: requests })
    .from(requestSteps)
    .innerJoin(requests, eq(requests.id, requestSteps.requestId))
    .where(
      and(
        isNull(requestSteps.doneAt),
        lte(requestSteps.dueAt, by),
        ne(requests.state, 'taken-back'),
      ),
    )
    .orderBy(asc(requestSteps.dueAt), asc(requestSteps.requestId), asc(requestSteps.step))
    .limit(rowsMax);
}

export async function lateSteps(db: Db, route: Route, now: Date): Promise<number> {
  const late = and(isNull(requestSteps.doneAt), lte(requestSteps.dueAt, now));
  const [row] = await db
    .select({ n: count() })
    .from(requestSteps)
    .innerJoin(requests, eq(requests.id, requestSteps.requestId))
    .where(and(late, eq(requests.route, route), ne(requests.state, 'taken-back')));
  return row?.n ?? 0;
}
