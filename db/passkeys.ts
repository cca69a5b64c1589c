// Passkeys of the staff: public keys, which open nothing by themselves.

import { and, asc, eq } from 'drizzle-orm';
import { bigint, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { bytes, instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const passkeys = ledger.table(
  'passkeys',
  {
    id: uuid().primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: bytes('public_key').notNull(),
    /** How often the authenticator signed, if it counts; else always 0. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: jsonb().$type<readonly string[]>().notNull(),
    label: text().notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('passkeys_staff').on(table.staffId)],
);

export type Passkey = typeof passkeys.$inferSelect;

export function putPasskey(tx: Tx, passkey: Passkey): void {
  tx.write(tx.db.insert(passkeys).values(passkey));
}

export async function passkeysOfStaff(db: Db, staffId: string): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.staffId, staffId))
    .orderBy(asc(passkeys.createdAt));
}

export async function passkeyWith(db: Db, credentialId: string): Promise<Passkey | undefined> {
  return (await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)))[0];
}

/** Held, so that of two uses at once the second sees the counter of the first. */
export async function lockPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const is = eq(passkeys.credentialId, credentialId);
  return (await db.select().from(passkeys).where(is).for('update'))[0];
}

export function updatePasskey(
  tx: Tx,
  id: string,
  set: Partial<Pick<Passkey, 'counter' | 'usedAt' | 'label'>>,
): void {
  tx.write(tx.db.update(passkeys).set(set).where(eq(passkeys.id, id)));
}

/** @returns whether it was this one's, and is gone. */
export async function dropPasskey(tx: Tx, staffId: string, id: string): Promise<boolean> {
  const rows = await tx.db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.staffId, staffId)))
    .returning({ id: passkeys.id });
  return rows.length === 1;
}
