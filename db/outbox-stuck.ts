// Effects that did not get done: put aside, or tried again and again. For whoever looks after the
// program: kinds, ids, ages and codes, never what an effect is about.

import { and, asc, eq, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from './client.ts';
import { outbox } from './outbox.ts';

/** From here on a failure is no passing one. */
const ATTEMPTS_MANY = 12;

export type Stuck = {
  readonly id: string;
  readonly kind: string;
  readonly attempts: number;
  /** What the last attempt ended with; absent: with its process. */
  readonly error: string | null;
  readonly dueAt: Date;
  /** When it was put aside; null: it is still tried. */
  readonly deadAt: Date | null;
};

export type Backlog = {
  readonly kind: string;
  /** Due, and not yet done. */
  readonly due: number;
  readonly again: number;
  readonly later: number;
  readonly parked: number;
  readonly oldestDueAt: Date | null;
};

const KIND = sql<string>`${outbox.effect} ->> 'kind'`;
const IS_STUCK = or(isNotNull(outbox.deadAt), gte(outbox.attempts, ATTEMPTS_MANY));

export function park(tx: Tx, id: string, deadAt: Date, error: string): void {
  tx.write(
    tx.db.update(outbox).set({ deadAt, error, claimedUntil: null }).where(eq(outbox.id, id)),
  );
}

export async function backlogByKind(db: Db, now: Date): Promise<Backlog[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const isDue = sql`${outbox.deadAt} is null and ${outbox.dueAt} <= ${at}`;
  const rows = (where: SQL) => sql<number>`count(*) filter (where ${where})`.mapWith(Number);
  return db
    .select({
      kind: KIND,
      due: rows(isDue),
      again: rows(sql`${outbox.deadAt} is null and ${outbox.attempts} > 1`),
      later: rows(sql`${outbox.deadAt} is null and ${outbox.dueAt} > ${at}`),
      parked: rows(sql`${outbox.deadAt} is not null`),
      oldestDueAt: sql<Date | null>`min(${outbox.dueAt}) filter (where ${isDue})`.mapWith(
        outbox.dueAt,
      ),
    })
    .from(outbox)
    .groupBy(KIND)
    .orderBy(KIND);
}

export async function stuckEffects(db: Db, rowsMax: number): Promise<Stuck[]> {
  return db
    .select({
      id: outbox.id,
      kind: KIND,
      attempts: outbox.attempts,
      error: outbox.error,
      dueAt: outbox.dueAt,
      deadAt: outbox.deadAt,
    })
    .from(outbox)
    .where(IS_STUCK)
    .orderBy(asc(outbox.deadAt), asc(outbox.dueAt), asc(outbox.seq))
    .limit(rowsMax);
}

/** The stuck ones of these ids or of this kind, held until the transaction ends. */
export async function lockStuck(
  db: Db,
  which: { ids: readonly string[]; kind?: string | undefined },
) {
  const ids = which.ids.length === 0 ? undefined : inArray(outbox.id, [...which.ids]);
  const kind = which.kind === undefined ? undefined : sql`${KIND} = ${which.kind}`;
  return db
    .select({ id: outbox.id, kind: KIND })
    .from(outbox)
    .where(and(IS_STUCK, ids, kind))
    .for('update', { skipLocked: true });
}

/** As if new: due now, with every attempt before it. */
export function renew(tx: Tx, ids: readonly string[], now: Date): void {
  const as = { deadAt: null, claimedUntil: null, attempts: 0, dueAt: now };
  tx.write(
    tx.db
      .update(outbox)
      .set(as)
      .where(inArray(outbox.id, [...ids])),
  );
}

/** Only what nobody is doing just now. */
export function dropStuck(tx: Tx, ids: readonly string[], now: Date): void {
  const isFree = or(sql`${outbox.claimedUntil} is null`, lte(outbox.claimedUntil, now));
  tx.write(tx.db.delete(outbox).where(and(inArray(outbox.id, [...ids]), isFree)));
}
