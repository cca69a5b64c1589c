// Cases, with a key of their own: erasing a person does not open or destroy them (decision 10).

import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '../src/core/person.ts';
import type { HeldTalk } from '../src/hotline/care/held.ts';
import type { After, CaseState, Outcome } from '../src/hotline/case.ts';
import type { Wish } from '../src/hotline/line/wish.ts';
import type { Level } from '../src/listening/level.ts';
import type { Db, Tx } from './client.ts';
import { followWait } from './follow-wait.ts';
import { newestFirst } from './newest-first.ts';
import { instant, officer, wrappedKey } from './schemas.ts';
import { staff } from './staff.ts';
import { wrappedBy } from './wrapping-keys.ts';

export const cases = officer.table(
  'cases',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique(),
    /** Null once the person has erased their data. */
    personId: uuid('person_id'),
    unitId: uuid('unit_id'),
    level: text().$type<Level>().notNull(),
    state: text().$type<CaseState>().notNull(),
    openedAt: instant('opened_at').notNull(),
    levelAt: instant('level_at').notNull(),
    queuedAt: instant('queued_at'),
    acknowledgedAt: instant('acknowledged_at'),
    /** Whose word it is that it is seen. */
    acknowledgedBy: uuid('acknowledged_by'),
    counselorId: uuid('counselor_id'),
    claimedAt: instant('claimed_at'),
    /** Who is or was in the talk; what is to do after it may be with somebody else by now. */
    talkedBy: uuid('talked_by'),
    /** Those who had it before. */
    held: jsonb().$type<readonly HeldTalk[]>().notNull().default([]),
    /** When the officer was given lines outside, since nobody of ours came in time. */
    outsideAt: instant('outside_at'),
    closedAt: instant('closed_at'),
    outcome: text().$type<Outcome | 'denied' | 'cancelled' | 'erased' | 'died'>(),
    /** How the officer said it was, and how they seemed to the counselor. */
    after: text().$type<After>(),
    seen: text().$type<After>(),
    /** The highest level it ever had; absent: the present one. */
    peak: text().$type<Level>(),
    /** When it closes by rule unless somebody keeps it, and when it did. */
    settlesAt: instant('settles_at'),
    settledAt: instant('settled_at'),
    ringRound: integer('ring_round').notNull().default(0),
    /** What the officer reads; where it is not known, any counselor will do. */
    locale: text().$type<Locale>(),
    wishes: jsonb().$type<readonly Wish[]>().notNull().default([]),
    /** Who they had last, once they wish for them. */
    wantedId: uuid('wanted_id'),
    /** When the counselor last showed that they are there. */
    heardAt: instant('heard_at'),
    /** Whom the counselor offered it to, until they take it over. */
    offeredTo: uuid('offered_to'),
    /** A lead who is in the talk too. */
    joinedId: uuid('joined_id'),
    wrapped: wrappedKey().notNull(),
    wrappedBy: wrappedBy(),
  },
  (table) => [
    uniqueIndex('cases_one_open').on(table.personId).where(sql`${table.state} <> 'closed'`),
    index('cases_queue')
      .on(table.level.desc(), table.queuedAt)
      .where(sql`${table.state} in ('waiting', 'claimed')`),
  ],
);

export type CaseRow = typeof cases.$inferSelect;

export const DESK_TOPIC = 'desk';

/** Wakes every open console, in any process: a case's id, or that the queue changed. No words. */
export function notifyDesk(tx: Tx, payload: string): void {
  tx.write(sql`select pg_notify(${DESK_TOPIC}, ${payload})`);
}

export function putCase(tx: Tx, row: typeof cases.$inferInsert): void {
  tx.write(tx.db.insert(cases).values(row));
  followWait(tx, row.id);
  notifyDesk(tx, row.id);
}

export function updateCase(tx: Tx, id: string, set: Partial<CaseRow>): void {
  const { level } = set;
  const peak = level && sql`greatest(coalesce(${cases.peak}, ${cases.level}), ${level})`;
  tx.write(
    tx.db
      .update(cases)
      .set({ ...set, ...(peak && { peak }) })
      .where(eq(cases.id, id)),
  );
  followWait(tx, id);
  notifyDesk(tx, id);
}

/** The counselor has just written: derived from the message, which has its own record. */
export function markHeard(tx: Tx, id: string, at: Date): void {
  tx.write(tx.db.update(cases).set({ heardAt: at }).where(eq(cases.id, id)));
}

/** Closes it unless a counselor has taken it at this very moment: then the talk goes on. */
export function endCase(tx: Tx, id: string, set: Partial<CaseRow>): void {
  tx.write(
    tx.db
      .update(cases)
      .set({ ...set, state: 'closed' })
      .where(and(eq(cases.id, id), inArray(cases.state, ['asking', 'waiting']))),
  );
  followWait(tx, id);
  notifyDesk(tx, id);
}

export async function caseById(db: Db, id: string): Promise<CaseRow | undefined> {
  return (await db.select().from(cases).where(eq(cases.id, id)))[0];
}

export async function caseIdByCode(db: Db, code: string): Promise<string | undefined> {
  return (await db.select({ id: cases.id }).from(cases).where(eq(cases.code, code)))[0]?.id;
}

/** The same row, held until the transaction ends. */
export async function lockCase(db: Db, id: string): Promise<CaseRow | undefined> {
  return (await db.select().from(cases).where(eq(cases.id, id)).for('update'))[0];
}

/** All that wait, longest first. */
export async function waitingCases(db: Db, rowsMax: number): Promise<CaseRow[]> {
  return db
    .select()
    .from(cases)
    .where(eq(cases.state, 'waiting'))
    .orderBy(newestFirst(cases.level), asc(cases.queuedAt), asc(cases.id))
    .limit(rowsMax);
}

/**
 * Holds the first of these that still waits and that nobody else holds at this moment. Where all
 * are held it waits for the first: a word of its officer's holds a case as well, and goes at once.
 */
export async function lockFirst(db: Db, ids: readonly string[]): Promise<CaseRow | undefined> {
  if (ids.length === 0) return undefined;
  const list = sql`${`{${ids.join()}}`}::uuid[]`;
  const first = () =>
    db
      .select()
      .from(cases)
      .where(and(eq(cases.state, 'waiting'), sql`${cases.id} = any(${list})`))
      .orderBy(sql`array_position(${list}, ${cases.id})`)
      .limit(1);
  const [free] = await first().for('update', { skipLocked: true });
  return free ?? (await first().for('update'))[0];
}

export async function claimedCases(db: Db, counselorId: string | undefined) {
  return db
    .select({ row: cases, counselor: staff.label })
    .from(cases)
    .innerJoin(staff, eq(staff.id, cases.counselorId))
    .where(
      counselorId === undefined
        ? eq(cases.state, 'claimed')
        : and(eq(cases.state, 'claimed'), eq(cases.counselorId, counselorId)),
    )
    .orderBy(newestFirst(cases.level), asc(cases.claimedAt));
}

export async function openCasesAtLeast(db: Db, levels: readonly Level[]): Promise<CaseRow[]> {
  return db
    .select()
    .from(cases)
    .where(
      and(inArray(cases.level, [...levels]), ne(cases.state, 'closed'), isNull(cases.closedAt)),
    );
}

export function unlinkCases(tx: Tx, personId: string): void {
  tx.write(tx.db.update(cases).set({ personId: null }).where(eq(cases.personId, personId)));
  notifyDesk(tx, 'queue');
}

export async function casesOfPerson(db: Db, personId: string): Promise<CaseRow[]> {
  return db.select().from(cases).where(eq(cases.personId, personId)).orderBy(asc(cases.openedAt));
}
