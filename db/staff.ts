// Accounts of those in charge, their one-time links and messenger addresses.

import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import { text, uuid } from 'drizzle-orm/pg-core';
import type { StaffRole } from '../src/admin/staff.ts';
import type { Locale } from '../src/core/person.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger, sealed } from './schemas.ts';
import { units } from './units.ts';

export const staff = ledger.table('staff', {
  id: uuid().primaryKey(),
  role: text().$type<StaffRole>().notNull(),
  label: text().notNull(),
  unitId: uuid('unit_id').references(() => units.id),
  locale: text().$type<Locale>().notNull(),
  createdAt: instant().notNull(),
  disabledAt: instant('disabled_at'),
});

export const staffLinks = ledger.table('staff_links', {
  tokenKey: text('token_key').primaryKey(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const staffAddresses = ledger.table('staff_addresses', {
  addressKey: text('address_key').primaryKey(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  /** The chat itself, for alerts to who is on call; absent where it was linked before there were. */
  sealed: sealed(),
});

export type Staff = typeof staff.$inferSelect;

export function putStaff(tx: Tx, member: Staff): void {
  tx.write(tx.db.insert(staff).values(member));
}

export function putLink(tx: Tx, link: typeof staffLinks.$inferInsert): void {
  tx.write(tx.db.insert(staffLinks).values(link));
}

/** The link's staff member, once; a second use and a late one find nobody. */
export async function useLink(tx: Tx, tokenKey: string, now: Date): Promise<string | undefined> {
  const [row] = await tx.db
    .update(staffLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(staffLinks.tokenKey, tokenKey),
        isNull(staffLinks.usedAt),
        gt(staffLinks.expiresAt, now),
      ),
    )
    .returning({ staffId: staffLinks.staffId });
  return row?.staffId;
}

export function putStaffAddress(tx: Tx, row: typeof staffAddresses.$inferInsert): void {
  const set = { staffId: row.staffId, sealed: row.sealed };
  tx.write(
    tx.db
      .insert(staffAddresses)
      .values(row)
      .onConflictDoUpdate({ target: staffAddresses.addressKey, set }),
  );
}

/** Their own chats, to be unsealed where something is sent; of an account that is off none. */
export async function chatsOfStaff(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { addressKey, sealed: chat } = staffAddresses;
  return db
    .select({ addressKey, sealed: chat, locale: staff.locale })
    .from(staffAddresses)
    .innerJoin(staff, eq(staff.id, staffAddresses.staffId))
    .where(and(inArray(staff.id, [...ids]), isNotNull(chat), isNull(staff.disabledAt)));
}

export async function staffAtAddress(db: Db, addressKey: string): Promise<Staff | undefined> {
  const [row] = await db
    .select({ member: staff })
    .from(staffAddresses)
    .innerJoin(staff, eq(staff.id, staffAddresses.staffId))
    .where(and(eq(staffAddresses.addressKey, addressKey), isNull(staff.disabledAt)));
  return row?.member;
}

export async function staffById(db: Db, id: string): Promise<Staff | undefined> {
  return (await db.select().from(staff).where(eq(staff.id, id)))[0];
}

/** Held: nobody signs in while the account goes off, nor goes off while they do. */
export async function lockStaff(db: Db, id: string): Promise<Staff | undefined> {
  return (await db.select().from(staff).where(eq(staff.id, id)).for('update'))[0];
}

export async function allStaff(db: Db): Promise<Staff[]> {
  return db.select().from(staff).orderBy(asc(staff.createdAt), asc(staff.label));
}

export async function activeStaff(db: Db, roles: readonly StaffRole[]): Promise<Staff[]> {
  return db
    .select()
    .from(staff)
    .where(and(inArray(staff.role, [...roles]), isNull(staff.disabledAt)))
    .orderBy(asc(staff.createdAt));
}

/** Who may read what an officer of this unit sends. */
export async function instructorsOf(db: Db, unitId: string) {
  return db
    .select({ id: staff.id, label: staff.label, locale: staff.locale })
    .from(staff)
    .where(and(eq(staff.role, 'instructor'), eq(staff.unitId, unitId), isNull(staff.disabledAt)))
    .orderBy(asc(staff.label));
}

/** Those who can let others in, held: of two who disable each other, one must stay. */
export async function lockAdmins(db: Db): Promise<Staff[]> {
  return db
    .select()
    .from(staff)
    .where(and(eq(staff.role, 'admin'), isNull(staff.disabledAt)))
    .orderBy(asc(staff.id))
    .for('update');
}
