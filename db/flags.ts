// A flag on either side of the door: the officer's own text, and what the instructor received.

import { and, asc, desc, eq, gt, isNull, min, or } from 'drizzle-orm';
import { bigserial, index, text, uuid } from 'drizzle-orm/pg-core';
import type { FlagState } from '../src/core/decision.ts';
import { nothingSealed } from '../src/ops/keys.ts';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { people, personKeys } from './people.ts';
import { instant, officer, sealed, station, wrappedKey } from './schemas.ts';
import { wrappedBy } from './wrapping-keys.ts';

export const flags = officer.table(
  'flags',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    state: text().$type<FlagState>().notNull(),
    sealed: sealed().notNull(),
    draftedAt: instant('drafted_at').notNull(),
    sentAt: instant('sent_at'),
    lapsesAt: instant('lapses_at'),
    /** One instructor alone; null: any of the unit. */
    readerId: uuid('reader_id'),
  },
  (table) => [index('flags_person').on(table.personId, table.draftedAt.desc())],
);

export const flagInbox = station.table(
  'flag_inbox',
  {
    id: uuid().primaryKey(),
    unitId: uuid('unit_id').notNull(),
    sealed: sealed().notNull(),
    sentAt: instant('sent_at').notNull(),
    lapsesAt: instant('lapses_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    readerId: uuid('reader_id'),
    /** Null once it was taken back. */
    wrapped: wrappedKey(),
    wrappedBy: wrappedBy(),
  },
  (table) => [index('flag_inbox_unit').on(table.unitId, table.sentAt.desc())],
);

export const flagReads = station.table('flag_reads', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  flagId: uuid('flag_id').notNull(),
  staffId: uuid('staff_id').notNull(),
  at: instant().notNull(),
});

export type FlagRow = typeof flags.$inferSelect;
export type InboxFlag = typeof flagInbox.$inferSelect;

export function putFlag(tx: Tx, flag: typeof flags.$inferInsert): void {
  tx.write(tx.db.insert(flags).values(flag));
}

export function updateFlag(tx: Tx, id: string, set: Partial<FlagRow>): void {
  tx.write(tx.db.update(flags).set(set).where(eq(flags.id, id)));
}

export async function flagById(db: Db, id: string): Promise<FlagRow | undefined> {
  return (await db.select().from(flags).where(eq(flags.id, id)))[0];
}

/** A flag with what its delivery needs: whose key opens it, and which unit it goes to. */
export async function flagToDeliver(db: Db, id: string) {
  const [row] = await db
    .select({ flag: flags, unitId: people.unitId, wrapped: personKeys.wrapped })
    .from(flags)
    .innerJoin(people, eq(people.id, flags.personId))
    .innerJoin(personKeys, eq(personKeys.personId, flags.personId))
    .where(eq(flags.id, id));
  return row;
}

export async function flagsOf(db: Db, personId: string): Promise<FlagRow[]> {
  return db.select().from(flags).where(eq(flags.personId, personId)).orderBy(asc(flags.draftedAt));
}

/** Twice is once: the outbox may deliver again after a crash. @returns whether it is new. */
export async function putInboxFlag(db: Db, flag: typeof flagInbox.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(flagInbox)
    .values(flag)
    .onConflictDoNothing()
    .returning({ id: flagInbox.id });
  return rows.length === 1;
}

/**
 * Empties the text as well: what was taken back can no longer be read.
 * @returns whether it was there and open.
 */
export async function withdrawInboxFlag(db: Db, id: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(flagInbox)
    .set({ withdrawnAt: at, sealed: nothingSealed(), wrapped: null })
    .where(and(eq(flagInbox.id, id), isNull(flagInbox.withdrawnAt)))
    .returning({ id: flagInbox.id });
  return rows.length === 1;
}

export async function inboxOf(db: Db, unitId: string, now: Date): Promise<InboxFlag[]> {
  return db
    .select()
    .from(flagInbox)
    .where(
      and(eq(flagInbox.unitId, unitId), isNull(flagInbox.withdrawnAt), gt(flagInbox.lapsesAt, now)),
    )
    .orderBy(newestFirst(flagInbox.sentAt));
}

/** The newest that this reader may open, and those that nobody can any more. */
export async function newestInbox(
  db: Db,
  { unitId, readerId }: { readonly unitId: string; readonly readerId: string },
  rowsMax: number,
) {
  return db
    .select({
      id: flagInbox.id,
      sentAt: flagInbox.sentAt,
      lapsesAt: flagInbox.lapsesAt,
      withdrawnAt: flagInbox.withdrawnAt,
      readerId: flagInbox.readerId,
      /** When it was first opened. */
      readAt: min(flagReads.at),
    })
    .from(flagInbox)
    .leftJoin(flagReads, eq(flagReads.flagId, flagInbox.id))
    .where(
      and(
        eq(flagInbox.unitId, unitId),
        or(isNull(flagInbox.readerId), eq(flagInbox.readerId, readerId)),
      ),
    )
    .groupBy(flagInbox.id)
    .orderBy(newestFirst(flagInbox.sentAt), desc(flagInbox.id))
    .limit(rowsMax);
}

/** Open ones that only this instructor may read. */
export async function inboxOnlyFor(db: Db, readerId: string): Promise<string[]> {
  const rows = await db
    .select({ id: flagInbox.id })
    .from(flagInbox)
    .where(and(eq(flagInbox.readerId, readerId), isNull(flagInbox.withdrawnAt)));
  return rows.map(({ id }) => id);
}

export async function inboxFlag(db: Db, id: string): Promise<InboxFlag | undefined> {
  return (await db.select().from(flagInbox).where(eq(flagInbox.id, id)))[0];
}

export function putFlagRead(tx: Tx, read: typeof flagReads.$inferInsert): void {
  tx.write(tx.db.insert(flagReads).values(read));
}

export async function readsOf(db: Db, flagId: string) {
  return db.select().from(flagReads).where(eq(flagReads.flagId, flagId)).orderBy(asc(flagReads.id));
}
