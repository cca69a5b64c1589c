// Who is on call when, and who asked whom to swap. About staff, by their accounts; no officer.

import { and, asc, eq, gt, inArray, isNull, lt, min, type Placeholder, sql } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { Rung } from '../src/hotline/on-call/policy.ts';
import type { OnCallShift, ShiftKind } from '../src/hotline/on-call/roster.ts';
import type { SwapState } from '../src/hotline/on-call/swap.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const onCallShifts = ledger.table(
  'on_call_shifts',
  {
    id: uuid().primaryKey(),
    rung: text().$type<Rung>().notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    from: instant('from_at').notNull(),
    to: instant('to_at').notNull(),
    kind: text().$type<ShiftKind>().notNull(),
    madeAt: instant('made_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [index('on_call_shifts_to').on(table.to)],
);

export const onCallSwaps = ledger.table('on_call_swaps', {
  id: uuid().primaryKey(),
  shiftId: uuid('shift_id')
    .notNull()
    .references(() => onCallShifts.id),
  askedBy: uuid('asked_by')
    .notNull()
    .references(() => staff.id),
  /** Who is asked to take the shift. */
  takerId: uuid('taker_id')
    .notNull()
    .references(() => staff.id),
  state: text().$type<SwapState>().notNull(),
  askedAt: instant('asked_at').notNull(),
  decidedAt: instant('decided_at'),
});

export type Swap = typeof onCallSwaps.$inferSelect;

export function putShifts(tx: Tx, shifts: readonly OnCallShift[]): void {
  if (shifts.length > 0) tx.write(tx.db.insert(onCallShifts).values([...shifts]));
}

/** Tells whether it stood until now. */
export async function removeShift(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx.db
    .update(onCallShifts)
    .set({ removedAt: at })
    .where(and(eq(onCallShifts.id, id), isNull(onCallShifts.removedAt)))
    .returning({ id: onCallShifts.id });
  return rows.length === 1;
}

export async function shiftById(db: Db, id: string): Promise<OnCallShift | undefined> {
  const rows = await db
    .select()
    .from(onCallShifts)
    .where(and(eq(onCallShifts.id, id), isNull(onCallShifts.removedAt)));
  return rows[0];
}

/** All that stand and touch these hours. */
export async function shiftsWithin(db: Db, from: Date, to: Date): Promise<OnCallShift[]> {
  return db
    .select()
    .from(onCallShifts)
    .where(
      and(isNull(onCallShifts.removedAt), gt(onCallShifts.to, from), lt(onCallShifts.from, to)),
    )
    .orderBy(asc(onCallShifts.from), asc(onCallShifts.rung), asc(onCallShifts.madeAt));
}

export function putSwap(tx: Tx, swap: Swap): void {
  tx.write(tx.db.insert(onCallSwaps).values(swap));
}

export async function lockSwap(db: Db, id: string): Promise<Swap | undefined> {
  return (await db.select().from(onCallSwaps).where(eq(onCallSwaps.id, id)).for('update'))[0];
}

export function settleSwap(tx: Tx, id: string, state: SwapState, at: Date): void {
  const set = { state, decidedAt: at };
  tx.write(tx.db.update(onCallSwaps).set(set).where(eq(onCallSwaps.id, id)));
}

/** Asked and not answered, for shifts that are not over. */
export async function openSwaps(db: Db, now: Date) {
  return db
    .select({ swap: onCallSwaps, shift: onCallShifts })
    .from(onCallSwaps)
    .innerJoin(onCallShifts, eq(onCallShifts.id, onCallSwaps.shiftId))
    .where(
      and(eq(onCallSwaps.state, 'asked'), gt(onCallShifts.to, now), isNull(onCallShifts.removedAt)),
    )
    .orderBy(asc(onCallSwaps.askedAt));
}

const ANSWER_SHOWN_MS = 3 * 86_400_000;

/** What was lately said to whoever asked, for shifts that are not over. */
export async function answeredSwaps(db: Db, askedBy: string, now: Date) {
  const since = new Date(now.getTime() - ANSWER_SHOWN_MS);
  return db
    .select({ swap: onCallSwaps, shift: onCallShifts })
    .from(onCallSwaps)
    .innerJoin(onCallShifts, eq(onCallShifts.id, onCallSwaps.shiftId))
    .where(
      and(
        eq(onCallSwaps.askedBy, askedBy),
        inArray(onCallSwaps.state, ['agreed', 'refused']),
        gt(onCallSwaps.decidedAt, since),
        gt(onCallShifts.to, now),
        isNull(onCallShifts.removedAt),
      ),
    )
    .orderBy(asc(onCallSwaps.decidedAt));
}

/** A roster that has not begun, or that ran out longer ago than this, is none. */
const KEPT_UP = sql`interval '7 days'`;

const standing = sql`${onCallShifts.removedAt} is null`;

/**
 * Whether anyone could answer at this moment (decision 18), as a column of another query: somebody
 * on call or, where no roster is kept, any account of a counselor or lead.
 */
export function hasDeskAt(now: Placeholder) {
  const at = sql`${now}::timestamptz`;
  return sql<boolean>`(exists (
    select 1 from ${staff} where ${staff.role} in ('counselor', 'lead') and ${staff.disabledAt} is null
  ) and (not exists (
    select 1 from ${onCallShifts}
    where ${standing} and ${onCallShifts.from} <= ${at} and ${onCallShifts.to} > ${at} - ${KEPT_UP}
  ) or exists (
    select 1 from ${onCallShifts} join ${staff} on ${staff.id} = ${onCallShifts.staffId}
    where ${standing} and ${onCallShifts.from} <= ${at} and ${at} < ${onCallShifts.to}
      and ${staff.disabledAt} is null
  )))`;
}

/** When somebody is on call again, within a week; null: nobody is set, or no roster is kept. */
export function deskBackAt(now: Placeholder) {
  const at = sql`${now}::timestamptz`;
  return sql<string | null>`(
    select ${min(onCallShifts.from)} from ${onCallShifts}
    join ${staff} on ${staff.id} = ${onCallShifts.staffId}
    where ${standing} and ${staff.disabledAt} is null and ${onCallShifts.from} > ${at}
      and ${onCallShifts.from} < ${at} + ${KEPT_UP}
  )`;
}
