// Whether counselors may talk from their own messenger, as an admin set it. Rows are added, never
// edited; the newest stands, and without one nobody may.

import { desc } from 'drizzle-orm';
import { boolean, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const messengerPolicies = ledger.table('messenger_policies', {
  id: uuid().primaryKey(),
  isOn: boolean('is_on').notNull(),
  at: instant().notNull(),
});

export function putMessengerPolicy(tx: Tx, row: typeof messengerPolicies.$inferInsert): void {
  tx.write(tx.db.insert(messengerPolicies).values(row));
}

export async function isMessengerOn(db: Db): Promise<boolean> {
  const { isOn, at, id } = messengerPolicies;
  const [row] = await db
    .select({ isOn })
    .from(messengerPolicies)
    .orderBy(desc(at), desc(id))
    .limit(1);
  return row?.isOn ?? false;
}
