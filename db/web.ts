// What the web chat shows: finished lines, sealed, in order, each once.

import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { bigserial, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { people } from './people.ts';
import { bytes, instant, officer } from './schemas.ts';

export const webLines = officer.table(
  'web_lines',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    outboundId: text('outbound_id').notNull(),
    sealed: bytes().notNull(),
    at: instant().notNull(),
  },
  (table) => [unique('web_lines_once').on(table.personId, table.outboundId)],
);

export const WEB_TOPIC = 'web_line';

/** Stores it once and wakes whoever shows this person's chat, in any process. */
export function putWebLine(tx: Tx, line: typeof webLines.$inferInsert): void {
  tx.write(tx.db.insert(webLines).values(line).onConflictDoNothing());
  tx.write(sql`select pg_notify(${WEB_TOPIC}, ${line.personId})`);
}

export async function webLinesAfter(db: Db, personId: string, id: number, rowsMax: number) {
  return db
    .select()
    .from(webLines)
    .where(and(eq(webLines.personId, personId), gt(webLines.id, id)))
    .orderBy(asc(webLines.id))
    .limit(rowsMax);
}
