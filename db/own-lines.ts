// One line of an open case, for the person who wrote it.

import { and, asc, eq, sql } from 'drizzle-orm';
import { saidIn } from '../src/hotline/desk-news.ts';
import type { Db, Tx } from './client.ts';
import { notifyDesk } from './hotline.ts';
import { messages } from './listening.ts';

type OwnLine = {
  readonly messageId: string;
  readonly caseId: string;
  readonly personId: string;
};

/** Whether this person wrote that line into this case. */
export async function isOwnLine(db: Db, line: OwnLine): Promise<boolean> {
  return (await db.select({ id: messages.id }).from(messages).where(isIt(line))).length > 0;
}

/** Their lines of a case of which something is covered, oldest first. */
export async function coveredLines(
  db: Db,
  { caseId, personId }: Omit<OwnLine, 'messageId'>,
): Promise<string[]> {
  const isTheirs = and(eq(messages.caseId, caseId), eq(messages.personId, personId));
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(isTheirs, eq(messages.author, 'officer'), sql`jsonb_array_length(${messages.cover}) > 0`),
    )
    .orderBy(asc(messages.at), asc(messages.id));
  return rows.map(({ id }) => id);
}

/** For who has the case: nothing of this one line is covered any more. */
export function uncoverLine(tx: Tx, line: OwnLine): void {
  tx.write(tx.db.update(messages).set({ cover: [] }).where(isIt(line)));
  notifyDesk(tx, saidIn(line.caseId));
}

function isIt({ messageId, caseId, personId }: OwnLine) {
  const isThere = and(eq(messages.id, messageId), eq(messages.caseId, caseId));
  return and(isThere, eq(messages.personId, personId), eq(messages.author, 'officer'));
}
