// What a person wrote, sealed, and how it sounded. Words live in this table and nowhere else.

import { and, asc, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { RatedBy } from '../src/core/decision.ts';
import type { Cover } from '../src/hotline/cover.ts';
import { saidIn } from '../src/hotline/desk-news.ts';
import type { Fate } from '../src/hotline/fate.ts';
import type { LastSaid } from '../src/hotline/silence.ts';
import type { Reason } from '../src/listening/assessment.ts';
import type { Level } from '../src/listening/level.ts';
import type { Db, Tx } from './client.ts';
import { cases, notifyDesk } from './hotline.ts';
import { writing } from './prepared.ts';
import { instant, officer, sealed } from './schemas.ts';

export const messages = officer.table(
  'messages',
  {
    id: uuid().primaryKey(),
    /** Null once the person has erased their data; a case keeps what it needs, unlinked. */
    personId: uuid('person_id'),
    caseId: uuid('case_id'),
    author: text().$type<'officer' | 'counselor' | 'program'>().notNull(),
    /** Which of the staff; null of an officer, and of lines from before this was kept. */
    saidBy: uuid('said_by'),
    sealed: sealed().notNull(),
    at: instant().notNull(),
    keepUntil: instant('keep_until'),
    /** What became of a counselor's line; null while it is on its way. */
    fate: text().$type<Fate>(),
    /** Where what names its writer is covered for the other side. Places alone; only in a talk. */
    cover: jsonb().$type<Cover>(),
  },
  (table) => [
    index('messages_case').on(table.caseId, table.at).where(isNotNull(table.caseId)),
    index('messages_person').on(table.personId, table.at),
    index('messages_keep').on(table.keepUntil).where(isNotNull(table.keepUntil)),
  ],
);

export const assessments = officer.table(
  'assessments',
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid('person_id'),
    messageId: uuid('message_id').notNull(),
    by: text().$type<RatedBy>().notNull(),
    level: text().$type<Level>().notNull(),
    labels: jsonb().$type<readonly string[]>().notNull(),
    stressors: jsonb().$type<readonly string[]>().notNull(),
    reasons: jsonb().$type<readonly Reason[]>().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index('assessments_person').on(table.personId, table.at),
    index('assessments_message').on(table.messageId),
  ],
);

export type Message = typeof messages.$inferSelect;

export type NewMessage = typeof messages.$inferInsert;

const puttingMessage = writing<NewMessage>((db, at) => {
  const { id, personId, caseId, author, saidBy, sealed: words, at: when, keepUntil, cover } = at;
  const whose = { id, personId, caseId, author, saidBy };
  return db.insert(messages).values({ ...whose, sealed: words, at: when, keepUntil, cover });
}, 'messages');

export function putMessage(tx: Tx, message: NewMessage): void {
  tx.write(puttingMessage(message));
  if (message.caseId != null) notifyDesk(tx, saidIn(message.caseId));
}

export async function fateOf(db: Db, id: string): Promise<{ fate: Fate | null } | undefined> {
  return (await db.select({ fate: messages.fate }).from(messages).where(eq(messages.id, id)))[0];
}

/**
 * Shown in the talk alone. Its page waits for what it expects by itself: each notice is a commit
 * that all others stand behind.
 */
export function markFate(tx: Tx, { id, caseId }: Pick<Message, 'id' | 'caseId'>, fate: Fate): void {
  tx.write(tx.db.update(messages).set({ fate }).where(eq(messages.id, id)));
  if (caseId !== null && fate !== 'delivered') notifyDesk(tx, saidIn(caseId));
}

export type Rated = typeof assessments.$inferSelect;

const puttingAssessment = writing<Rated>((db, at) => {
  const { id, personId, messageId, by, level, labels, stressors, reasons, at: when } = at;
  const row = { id, personId, messageId, by, level, labels, stressors, reasons, at: when };
  return db.insert(assessments).values(row);
}, 'assessments');

export function putAssessment(tx: Tx, assessment: Rated): void {
  tx.write(puttingAssessment(assessment));
}

/** When officer and counselor last wrote, in each open talk of this counselor's. */
export async function lastSaidIn(
  db: Db,
  counselorId: string,
): Promise<ReadonlyMap<string, LastSaid>> {
  const last = (author: Message['author']) =>
    sql<string | null>`max(${messages.at}) filter (where ${messages.author} = ${author})`;
  const rows = await db
    .select({ caseId: cases.id, officer: last('officer'), counselor: last('counselor') })
    .from(cases)
    .innerJoin(messages, eq(messages.caseId, cases.id))
    .where(and(eq(cases.state, 'claimed'), eq(cases.counselorId, counselorId)))
    .groupBy(cases.id);
  const moment = (at: string | null) => (at === null ? undefined : new Date(at));
  return new Map(
    rows.map(({ caseId, officer, counselor }) => [
      caseId,
      { officer: moment(officer), counselor: moment(counselor) },
    ]),
  );
}

export async function messageById(db: Db, id: string): Promise<Message | undefined> {
  return (await db.select().from(messages).where(eq(messages.id, id)))[0];
}

export async function messagesOfCase(db: Db, caseId: string) {
  const said = await db
    .select()
    .from(messages)
    .where(eq(messages.caseId, caseId))
    .orderBy(asc(messages.at), asc(messages.id));
  // What a model worded is never part of a case.
  return said.flatMap(({ author, ...rest }) => (author === 'program' ? [] : [{ ...rest, author }]));
}

export async function officerLastWrote(db: Db, caseId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: messages.at })
    .from(messages)
    .where(and(eq(messages.caseId, caseId), eq(messages.author, 'officer')))
    .orderBy(desc(messages.at))
    .limit(1);
  return row?.at;
}

export async function messagesOf(db: Db, personId: string): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(eq(messages.personId, personId))
    .orderBy(asc(messages.at));
}

/** What a model worded for this person lately, newest first. */
export async function lastDraftsOf(db: Db, personId: string, rowsMax: number): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.personId, personId), eq(messages.author, 'program')))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(rowsMax);
}

export type Rating = typeof assessments.$inferSelect;

/** How one episode sounded, oldest first: nothing from before it. */
export async function ratingsSince(db: Db, personId: string, from: Date): Promise<Rating[]> {
  return db
    .select()
    .from(assessments)
    .where(and(eq(assessments.personId, personId), gte(assessments.at, from)))
    .orderBy(asc(assessments.at), asc(assessments.id));
}

export async function assessmentsOf(db: Db, personId: string) {
  return db
    .select()
    .from(assessments)
    .where(eq(assessments.personId, personId))
    .orderBy(desc(assessments.at));
}

export function unlinkMessages(tx: Tx, personId: string): void {
  tx.write(
    tx.db
      .update(messages)
      .set({ personId: null })
      .where(and(eq(messages.personId, personId), isNotNull(messages.caseId))),
  );
  tx.write(tx.db.delete(messages).where(eq(messages.personId, personId)));
  tx.write(tx.db.delete(assessments).where(eq(assessments.personId, personId)));
}
