// One row: which master key this database was sealed with. And the ids of what came in.

import { sql } from 'drizzle-orm';
import { boolean, text } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { writing } from './prepared.ts';
import { writingRows } from './rows.ts';
import { instant, ledger } from './schemas.ts';

export const installation = ledger.table('installation', {
  isOnly: boolean('is_only').primaryKey().default(true),
  keyCheck: text('key_check').notNull(),
  madeAt: instant('made_at').notNull(),
});

// The id of every message that was accepted: a repeat violates the key.
export const inbound = ledger.table('inbound', {
  id: text().primaryKey(),
  at: instant().notNull(),
});

const putting = writing<typeof inbound.$inferInsert>(
  (db, { id, at }) => db.insert(inbound).values({ id, at }),
  'inbound',
);

export function putInbound(tx: Tx, id: string, at: Date): void {
  tx.write(putting({ id, at }));
}

const puttingMany = writingRows<typeof inbound.$inferInsert>(
  'id text, at timestamptz',
  (rows) => sql`insert into ${inbound} (id, at) select * from ${rows}`,
  'inbound',
);

export function putInbounds(tx: Tx, ids: readonly string[], at: Date): void {
  if (ids.length > 0) tx.write(puttingMany(ids.map((id) => ({ id, at }))));
}

export async function keyCheckOf(db: Db): Promise<string | undefined> {
  return (await db.select().from(installation))[0]?.keyCheck;
}
