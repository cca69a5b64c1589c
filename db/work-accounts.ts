// Which account of a sign-in service belongs to whom of the staff. Both are kept as hashes under
// our key: the table names nobody to the service, nor anybody of the service to us.

import { eq } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const workAccounts = ledger.table(
  'work_accounts',
  {
    /** Of issuer and subject. */
    accountKey: text('account_key').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    linkedAt: instant('linked_at').notNull(),
  },
  (table) => [index('work_accounts_staff').on(table.staffId)],
);

// What an admin expects a work account to say of itself, before it was ever seen.
export const workClaims = ledger.table(
  'work_claims',
  {
    /** Of issuer, claim and value. */
    claimKey: text('claim_key').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    setAt: instant('set_at').notNull(),
  },
  (table) => [index('work_claims_staff').on(table.staffId)],
);

export async function staffOfAccount(db: Db, accountKey: string): Promise<string | undefined> {
  const [row] = await db
    .select({ staffId: workAccounts.staffId })
    .from(workAccounts)
    .where(eq(workAccounts.accountKey, accountKey));
  return row?.staffId;
}

/** Taken by its first use. */
export async function takeClaim(tx: Tx, claimKey: string): Promise<string | undefined> {
  const [row] = await tx.db
    .delete(workClaims)
    .where(eq(workClaims.claimKey, claimKey))
    .returning({ staffId: workClaims.staffId });
  return row?.staffId;
}

export function putClaim(tx: Tx, claim: typeof workClaims.$inferInsert): void {
  const { claimKey: target } = workClaims;
  tx.write(tx.db.insert(workClaims).values(claim).onConflictDoUpdate({ target, set: claim }));
}

/** One for each person: a second one takes the first one's place. */
export function putAccount(tx: Tx, account: typeof workAccounts.$inferInsert): void {
  dropAccountOf(tx, account.staffId);
  tx.write(tx.db.insert(workAccounts).values(account));
}

export function dropAccountOf(tx: Tx, staffId: string): void {
  tx.write(tx.db.delete(workAccounts).where(eq(workAccounts.staffId, staffId)));
}

export async function accountOf(db: Db, staffId: string) {
  return (await db.select().from(workAccounts).where(eq(workAccounts.staffId, staffId)))[0];
}
