// Talks that a counselor has open in a chat of their own: which chat, since when, how far it was shown
// there. No words, and no address: a chat is named by the key it is looked up by.

import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import { primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { messages } from './listening.ts';
import { instant, officer } from './schemas.ts';
import { staff } from './staff.ts';

export const messengerTalks = officer.table(
  'messenger_talks',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    staffId: uuid('staff_id').notNull(),
    chatKey: text('chat_key').notNull(),
    /** Of the claim that it belongs to: another claim needs another tap. */
    claimedAt: instant('claimed_at').notNull(),
    /** When the officer was told of it: what they wrote before comes there once they write on. */
    toldAt: instant('told_at'),
    /** Since when what is typed there goes into this talk; absent: it does not. */
    activeSince: instant('active_since'),
    /** What was shown there last, and when that was said. */
    seenAt: instant('seen_at'),
    seenId: uuid('seen_id'),
    /** When the chat was told, without words, that the officer wrote while another talk is active. */
    noticedAt: instant('noticed_at'),
    endedAt: instant('ended_at'),
    /** The officer wants none of it, from whoever has the case. */
    refusedAt: instant('refused_at'),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.staffId] }),
    uniqueIndex('messenger_talks_one_active')
      .on(table.staffId, table.chatKey)
      .where(isNotNull(table.activeSince)),
  ],
);

export type MessengerTalk = typeof messengerTalks.$inferSelect;

type Chat = Pick<MessengerTalk, 'staffId' | 'chatKey'>;
type One = Pick<MessengerTalk, 'caseId' | 'staffId'>;

function isIn({ staffId, chatKey }: Chat) {
  return and(eq(messengerTalks.staffId, staffId), eq(messengerTalks.chatKey, chatKey));
}

function isIt({ caseId, staffId }: One) {
  return and(eq(messengerTalks.caseId, caseId), eq(messengerTalks.staffId, staffId));
}

/** The one that is typed into in this chat. */
export async function activeTalkIn(db: Db, chat: Chat): Promise<MessengerTalk | undefined> {
  const isActive = and(isIn(chat), isNotNull(messengerTalks.activeSince));
  return (await db.select().from(messengerTalks).where(isActive))[0];
}

/** Whether there ever was one here. */
export async function hasTalkedIn(db: Db, chat: Chat): Promise<boolean> {
  return (await db.select().from(messengerTalks).where(isIn(chat)).limit(1)).length > 0;
}

export async function messengerTalksOf(db: Db, caseId: string): Promise<MessengerTalk[]> {
  return db.select().from(messengerTalks).where(eq(messengerTalks.caseId, caseId));
}

/** Makes it the active one of its chat, in place of any other. */
export function activateTalk(tx: Tx, talk: typeof messengerTalks.$inferInsert): void {
  tx.write(tx.db.update(messengerTalks).set({ activeSince: null }).where(isIn(talk)));
  tx.write(
    tx.db
      .insert(messengerTalks)
      .values(talk)
      .onConflictDoUpdate({ target: [messengerTalks.caseId, messengerTalks.staffId], set: talk }),
  );
}

/** Never back to what was shown before. */
export function markSeen(tx: Tx, one: One, last: { readonly id: string; readonly at: Date }): void {
  const { seenAt } = messengerTalks;
  const isOn = or(isNull(seenAt), lte(seenAt, last.at));
  const set = { seenAt: last.at, seenId: last.id };
  tx.write(
    tx.db
      .update(messengerTalks)
      .set(set)
      .where(and(isIt(one), isOn)),
  );
}

export function markNoticed(tx: Tx, one: One, at: Date): void {
  tx.write(tx.db.update(messengerTalks).set({ noticedAt: at }).where(isIt(one)));
}

/** Whatever is open of a case ends; nothing more of it comes to any chat. */
export function endMessengerTalks(tx: Tx, caseId: string, at: Date): void {
  const isOpen = and(eq(messengerTalks.caseId, caseId), isNull(messengerTalks.endedAt));
  const set = { endedAt: at, activeSince: null };
  tx.write(tx.db.update(messengerTalks).set(set).where(isOpen));
}

export function refuseMessengerTalks(tx: Tx, caseId: string, at: Date): void {
  const set = { endedAt: at, activeSince: null, refusedAt: at };
  tx.write(tx.db.update(messengerTalks).set(set).where(eq(messengerTalks.caseId, caseId)));
}

/** Of somebody who erases everything. */
export function dropMessengerTalks(tx: Tx, personId: string): void {
  const theirs = tx.db.select({ id: cases.id }).from(cases).where(eq(cases.personId, personId));
  tx.write(tx.db.delete(messengerTalks).where(inArray(messengerTalks.caseId, theirs)));
}

/** What others said in it and was not shown there yet, oldest first; `by`: who of the staff. */
export async function unseenIn(
  db: Db,
  {
    caseId,
    staffId,
    seenAt,
    seenId,
  }: Pick<MessengerTalk, 'caseId' | 'staffId' | 'seenAt' | 'seenId'>,
) {
  const { at, id, author, saidBy } = messages;
  const isOthers = and(eq(author, 'counselor'), ne(saidBy, staffId));
  const isLater =
    seenAt === null ? undefined : or(gt(at, seenAt), and(eq(at, seenAt), gt(id, seenId ?? id)));
  return db
    .select({ message: messages, by: staff.label })
    .from(messages)
    .leftJoin(staff, eq(staff.id, saidBy))
    .where(and(eq(messages.caseId, caseId), or(eq(author, 'officer'), isOthers), isLater))
    .orderBy(asc(at), asc(id));
}
