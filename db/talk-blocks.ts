// Requests for a person that are held off for abuse, for a time: asked by one, decided by another.

import { and, desc, eq, gt } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { BlockReason, BlockState } from '../src/hotline/intake/block.ts';
import type { Db, Tx } from './client.ts';
import { cases, notifyDesk } from './hotline.ts';
import { people } from './people.ts';
import { instant, officer } from './schemas.ts';
import { staff } from './staff.ts';

export const talkBlocks = officer.table(
  'talk_blocks',
  {
    id: uuid().primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    reason: text().$type<BlockReason>().notNull(),
    state: text().$type<BlockState>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    until: instant().notNull(),
  },
  (table) => [index('talk_blocks_person').on(table.personId)],
);

export type TalkBlock = typeof talkBlocks.$inferSelect;

export function putBlock(tx: Tx, row: typeof talkBlocks.$inferInsert): void {
  tx.write(tx.db.insert(talkBlocks).values(row));
  notifyDesk(tx, row.caseId);
}

export function updateBlock(
  tx: Tx,
  { id, caseId }: Pick<TalkBlock, 'id' | 'caseId'>,
  set: Partial<TalkBlock>,
): void {
  tx.write(tx.db.update(talkBlocks).set(set).where(eq(talkBlocks.id, id)));
  notifyDesk(tx, caseId);
}

/** The newest of a case. */
export async function blockOfCase(db: Db, caseId: string): Promise<TalkBlock | undefined> {
  const [row] = await db
    .select()
    .from(talkBlocks)
    .where(eq(talkBlocks.caseId, caseId))
    .orderBy(desc(talkBlocks.askedAt), desc(talkBlocks.id))
    .limit(1);
  return row;
}

/** Until when requests of this person are held off; absent: they are not. */
export async function blockedUntil(db: Db, personId: string, now: Date): Promise<Date | undefined> {
  const isStanding = and(eq(talkBlocks.state, 'stands'), gt(talkBlocks.until, now));
  const [row] = await db
    .select({ until: talkBlocks.until })
    .from(talkBlocks)
    .where(and(eq(talkBlocks.personId, personId), isStanding))
    .orderBy(desc(talkBlocks.until))
    .limit(1);
  return row?.until;
}

/** Asked for and not decided. */
export async function blocksAsked(db: Db) {
  return db
    .select({ caseId: cases.id, code: cases.code, reason: talkBlocks.reason, by: staff.label })
    .from(talkBlocks)
    .innerJoin(cases, eq(cases.id, talkBlocks.caseId))
    .innerJoin(staff, eq(staff.id, talkBlocks.askedBy))
    .where(eq(talkBlocks.state, 'asked'))
    .orderBy(talkBlocks.askedAt);
}
