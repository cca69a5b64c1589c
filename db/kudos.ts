// Thanks between officers: what one sent, and what the other got, each under their own key.

import { and, desc, eq } from 'drizzle-orm';
import { index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { KudosState, Sign } from '../src/care/kudos/kudos.ts';
import type { Db, Tx } from './client.ts';
import { people, personKeys } from './people.ts';
import { instant, officer, sealed } from './schemas.ts';

export const kudos = officer.table(
  'kudos',
  {
    id: uuid().notNull(),
    side: text().$type<'sent' | 'got'>().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** To whom it is, or from whom it came; null: to somebody by name. */
    otherId: uuid('other_id'),
    state: text().$type<KudosState>().notNull(),
    sign: text().$type<Sign>(),
    sealed: sealed(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.side] }),
    index('kudos_person').on(table.personId, table.at),
  ],
);

export type KudosRow = typeof kudos.$inferSelect;

export function putKudos(tx: Tx, row: typeof kudos.$inferInsert): void {
  tx.write(tx.db.insert(kudos).values(row).onConflictDoNothing());
}

export function updateKudos(
  tx: Tx,
  { id, side }: Pick<KudosRow, 'id' | 'side'>,
  set: Partial<KudosRow>,
): void {
  tx.write(
    tx.db
      .update(kudos)
      .set(set)
      .where(and(eq(kudos.id, id), eq(kudos.side, side))),
  );
}

export async function kudosOn(
  db: Db,
  { id, side }: Pick<KudosRow, 'id' | 'side'>,
): Promise<KudosRow | undefined> {
  const of = and(eq(kudos.id, id), eq(kudos.side, side));
  return (await db.select().from(kudos).where(of))[0];
}

/** Newest first. */
export async function kudosOf(db: Db, personId: string): Promise<KudosRow[]> {
  return db.select().from(kudos).where(eq(kudos.personId, personId)).orderBy(desc(kudos.at));
}

/** With the sender's key. */
export async function kudosToDeliver(db: Db, id: string) {
  const [row] = await db
    .select({ kudos, wrapped: personKeys.wrapped })
    .from(kudos)
    .innerJoin(personKeys, eq(personKeys.personId, kudos.personId))
    .where(and(eq(kudos.id, id), eq(kudos.side, 'sent')));
  return row;
}

export async function receivedKudos(db: Db, id: string): Promise<boolean> {
  return (await kudosOn(db, { id, side: 'got' })) !== undefined;
}

/** Whether whoever got something from this sender said that it is not welcome. */
export async function hasRefused(db: Db, personId: string, otherId: string): Promise<boolean> {
  const of = and(
    eq(kudos.personId, personId),
    eq(kudos.otherId, otherId),
    eq(kudos.state, 'refused'),
  );
  return (await db.$count(kudos, of)) > 0;
}
