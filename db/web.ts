// What the web chat shows: finished lines, sealed, in order, each once.

import { and, asc, eq, gt, gte, isNull, ne, or, sql } from 'drizzle-orm';
import { alias, bigserial, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { addresses, people, personKeys } from './people.ts';
import { instant, officer, sealed } from './schemas.ts';

export const webLines = officer.table(
  'web_lines',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    outboundId: text('outbound_id').notNull(),
    sealed: sealed().notNull(),
    at: instant().notNull(),
  },
  (table) => [unique('web_lines_once').on(table.personId, table.outboundId)],
);

export const WEB_TOPIC = 'web_line';

/**
 * Who is at an address, with their row held until the commit: lines get their numbers one after
 * another, so that nobody who has seen a number misses a lower one.
 */
export async function heldReaderAt(db: Db, addressKey: string) {
  const reader = alias(people, 'reader'); // a lock names its table without the schema
  const [row] = await db
    .select({ personId: reader.id, wrapped: personKeys.wrapped })
    .from(addresses)
    .innerJoin(reader, eq(reader.id, addresses.personId))
    .innerJoin(personKeys, eq(personKeys.personId, reader.id))
    .where(eq(addresses.addressKey, addressKey))
    .for('no key update', { of: reader });
  return row;
}

/** Stores it once and wakes whoever shows the chat at this address, in any process. */
export function putWebLine(tx: Tx, line: typeof webLines.$inferInsert, addressKey: string): void {
  tx.write(tx.db.insert(webLines).values(line).onConflictDoNothing());
  tx.write(sql`select pg_notify(${WEB_TOPIC}, ${addressKey})`);
}

export const SIGN_TOPIC = 'web_sign';

/** Shown by whoever has the chat at this address open, in any process; kept by none. */
export function notifySign(tx: Tx, addressKey: string, sign: string): void {
  tx.write(sql`select pg_notify(${SIGN_TOPIC}, ${`${sign} ${addressKey}`})`);
}

/** All of a person's, oldest first. */
export async function webLinesOf(db: Db, personId: string) {
  return db
    .select()
    .from(webLines)
    .where(eq(webLines.personId, personId))
    .orderBy(asc(webLines.id));
}

/** The sealed lines after one, oldest first, with the key that opens them. */
export async function webLinesAfter(db: Db, addressKey: string, id: number, rowsMax: number) {
  return (
    db
      .select({ line: webLines, wrapped: personKeys.wrapped })
      .from(addresses)
      .innerJoin(personKeys, eq(personKeys.personId, addresses.personId))
      .innerJoin(people, eq(people.id, addresses.personId))
      .innerJoin(webLines, eq(webLines.personId, addresses.personId))
      // On a closed line nobody reads what was said before.
      .where(
        and(
          eq(addresses.addressKey, addressKey),
          gt(webLines.id, id),
          or(
            isNull(people.endsWhy),
            ne(people.endsWhy, 'died'),
            gte(webLines.at, people.stoppedAt),
          ),
        ),
      )
      .orderBy(asc(webLines.id))
      .limit(rowsMax)
  );
}
