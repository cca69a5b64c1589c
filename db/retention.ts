// What is past its time, dropped class by class; each tells how many rows went.

import { and, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { alarms } from './alarms.ts';
import { checkIns } from './checkins.ts';
import type { Db } from './client.ts';
import { cases } from './hotline.ts';
import { assessments, messages } from './listening.ts';
import { webLines } from './web.ts';

/** Words kept only for a while, e.g. until a model has been asked. */
export async function dropPassingWords(db: Db, now: Date): Promise<number> {
  return drop(db, messages, and(isNotNull(messages.keepUntil), lte(messages.keepUntil, now)));
}

export async function dropTalkWords(db: Db, closedBy: Date): Promise<number> {
  return drop(db, messages, inArray(messages.caseId, casesClosedBy(db, closedBy)));
}

/** What the web chat showed, a counselor's words among it. */
export async function dropShownLines(db: Db, shownBy: Date): Promise<number> {
  return drop(db, webLines, lte(webLines.at, shownBy));
}

export async function dropOwnWords(db: Db, writtenBy: Date): Promise<number> {
  return drop(db, messages, and(isNull(messages.caseId), lte(messages.at, writtenBy)));
}

export async function dropScores(db: Db, madeBy: Date): Promise<number> {
  const rated = await drop(db, assessments, lte(assessments.at, madeBy));
  return rated + (await drop(db, checkIns, lte(checkIns.askedAt, madeBy)));
}

export async function dropAlarms(db: Db, raisedBy: Date): Promise<number> {
  return drop(db, alarms, lte(alarms.at, raisedBy));
}

/** The case's key goes with it. */
export async function dropCaseRecords(db: Db, closedBy: Date): Promise<number> {
  return drop(db, cases, lte(cases.closedAt, closedBy));
}

function casesClosedBy(db: Db, closedBy: Date) {
  return db.select({ id: cases.id }).from(cases).where(lte(cases.closedAt, closedBy));
}

async function drop(db: Db, table: PgTable, which: SQL | undefined): Promise<number> {
  const gone = await db.execute<{ n: number }>(sql`
    with gone as (delete from ${table} where ${which} returning 1)
    select count(*)::int as n from gone`);
  return gone[0]?.n ?? 0;
}
