// Cases whose talk has ended, with what is still to be done about them. Codes, levels and times.

import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { HadTalk } from '../src/hotline/care/load.ts';
import type { Wish } from '../src/hotline/line/wish.ts';
import type { Level } from '../src/listening/level.ts';
import { caseTasks } from './case-tasks.ts';
import type { Db, Tx } from './client.ts';
import { type CaseRow, cases, notifyDesk } from './hotline.ts';
import { messages } from './listening.ts';
import { IS_OPEN } from './open-case.ts';

/** The one that they talk in or wait with. */
export async function openCaseOf(db: Db, personId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.personId, personId), IS_OPEN));
  return row?.id;
}

const isAlive = and(
  isNotNull(cases.personId),
  or(isNull(cases.outcome), ne(cases.outcome, 'died')),
);

/** What is open of all cases that the reader may see, soonest first. */
export async function openTasks(db: Db, rowsMax: number) {
  return db
    .select({ task: caseTasks, row: cases })
    .from(caseTasks)
    .innerJoin(cases, eq(cases.id, caseTasks.caseId))
    .where(and(isNull(caseTasks.doneAt), isAlive))
    .orderBy(asc(caseTasks.dueAt), asc(caseTasks.id))
    .limit(rowsMax);
}

/** Those that close by rule unless somebody keeps them. */
export async function casesToClose(db: Db): Promise<CaseRow[]> {
  return db
    .select()
    .from(cases)
    .where(
      and(isNotNull(cases.settlesAt), isNull(cases.settledAt), eq(cases.state, 'closed'), isAlive),
    )
    .orderBy(asc(cases.settlesAt));
}

/** The talks that have ended and are still somebody's, who may leave. */
export async function followedBy(db: Db, counselorId: string): Promise<string[]> {
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(eq(cases.counselorId, counselorId), eq(cases.state, 'closed'), isNull(cases.settledAt)),
    );
  return rows.map(({ id }) => id);
}

/** Ended talks of a person whose counselor has still to do something about them. */
export async function followedOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: cases.id })
    .from(cases)
    .innerJoin(caseTasks, eq(caseTasks.caseId, cases.id))
    .where(
      and(
        eq(cases.personId, personId),
        eq(cases.state, 'closed'),
        isNotNull(cases.counselorId),
        isNull(caseTasks.doneAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Ends what is open about a person: they want it no more, or their data is erased. */
export function endTasks(tx: Tx, personId: string, outcome: 'declined' | 'erased', at: Date): void {
  const theirs = tx.db.select({ id: cases.id }).from(cases).where(eq(cases.personId, personId));
  const isFollowUp = outcome === 'erased' ? undefined : eq(caseTasks.kind, 'follow-up');
  tx.write(
    tx.db
      .update(caseTasks)
      .set({ doneAt: at, outcome })
      .where(and(isNull(caseTasks.doneAt), inArray(caseTasks.caseId, theirs), isFollowUp)),
  );
}

/** The first follow-ups at these levels that were to be held since then. */
export async function firstFollowUps(db: Db, levels: readonly Level[], since: Date) {
  const { level, madeAt, firstDueAt, doneAt, outcome } = caseTasks;
  return db
    .select({ firstDueAt, doneAt, outcome })
    .from(caseTasks)
    .where(
      and(
        eq(caseTasks.kind, 'follow-up'),
        eq(caseTasks.nth, 0),
        inArray(level, [...levels]),
        gte(madeAt, since),
      ),
    );
}

type Before = { caseId: string; by: string; from: string; to: string; peak: Level };

/**
 * Talks taken since then, with the highest level each ever had: those of who has or closed them, and
 * those that somebody had before, up to the moment they went to another.
 */
export async function talksHad(db: Db, since: Date): Promise<HadTalk[]> {
  const { id: caseId, claimedAt, closedAt, level, peak } = cases;
  const counselorId = sql<string | null>`coalesce(${cases.talkedBy}, ${cases.counselorId})`;
  const rows = await db
    .select({ caseId, counselorId, claimedAt, closedAt, level, peak })
    .from(cases)
    .where(gte(claimedAt, since));
  const before = await db.execute<Before>(sql`
    select ${cases.id} as "caseId", one.* from ${cases},
      jsonb_to_recordset(${cases.held}) as one("by" text, "from" text, "to" text, peak text)
    where ${cases.held} <> '[]' and one."from"::timestamptz >= ${since.toISOString()}`);
  return [
    ...rows.map((row) => ({ ...row, peak: row.peak ?? row.level })),
    ...before.map(({ caseId, by, from, to, peak }) => ({
      caseId,
      counselorId: by,
      claimedAt: new Date(from),
      closedAt: new Date(to),
      peak,
    })),
  ];
}

function lastCounselor(personId: string) {
  return sql<string | null>`(
    select coalesce(talked_by, counselor_id) from ${cases}
    where person_id = ${personId} and state = 'closed' and counselor_id is not null
    order by closed_at desc limit 1
  )`;
}

/** Whom somebody talked with last. */
export async function lastCounselorOf(db: Db, personId: string): Promise<string | undefined> {
  const last = lastCounselor(personId);
  const [row] = await db.execute<{ id: string | null }>(sql`select ${last} as id`);
  return row?.id ?? undefined;
}

/** Adds a wish; whom they had last is looked up for them, since no rule knows their past talks. */
export function wishFor(tx: Tx, id: string, personId: string, wish: Wish): void {
  const last = lastCounselor(personId);
  const wishes = sql`(${cases.wishes} - ${wish}::text) || jsonb_build_array(${wish}::text)`;
  tx.write(
    tx.db
      .update(cases)
      .set({ wishes, ...(wish === 'same-counselor' && { wantedId: last }) })
      .where(and(eq(cases.id, id), ne(cases.state, 'closed'))),
  );
  notifyDesk(tx, id);
}

const LAST_LINES = 30;

/** Who said the last lines of a case, and what became of each; oldest first. */
export async function lastLinesIn(db: Db, caseId: string) {
  const { author, fate, at, id } = messages;
  const rows = await db
    .select({ author, fate, at })
    .from(messages)
    .where(and(eq(messages.caseId, caseId), ne(author, 'program')))
    .orderBy(desc(at), desc(id))
    .limit(LAST_LINES);
  return rows.toReversed();
}

/** Whether a line that a counselor wrote before this one, since then, is still on its way. */
export async function hasEarlierLine(db: Db, messageId: string, since: Date): Promise<boolean> {
  const [row] = await db.execute<{ found: boolean }>(sql`select exists (
    select from ${messages} earlier join ${messages} this on earlier.case_id = this.case_id
    where this.id = ${messageId} and earlier.author = 'counselor' and earlier.fate is null
      and earlier.at < this.at and earlier.at > ${since.toISOString()}
  ) as found`);
  return row?.found === true;
}
