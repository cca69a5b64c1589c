// Who of the staff is signed in where. A session is looked up by the hash of its secret.

import { and, asc, eq, gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import type { SignInWay } from '../src/admin/sign-in/session.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { type Staff, staff } from './staff.ts';

export const staffSessions = ledger.table(
  'staff_sessions',
  {
    tokenKey: text('token_key').primaryKey(),
    id: uuid().notNull().unique(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    by: text().$type<SignInWay>().notNull(),
    device: text().notNull(),
    signedInAt: instant('signed_in_at').notNull(),
    /** When the person last showed who they are, by the issuer's word where one signed them in. */
    freshAt: instant('fresh_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    idleAt: instant('idle_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** The issuer's session that this one came from. */
    sidKey: text('sid_key'),
  },
  (table) => [index('staff_sessions_staff').on(table.staffId)],
);

const NOBODY = '00000000-0000-0000-0000-000000000000';

export type SessionRow = typeof staffSessions.$inferSelect;

export function putSession(tx: Tx, session: SessionRow): void {
  tx.write(tx.db.insert(staffSessions).values(session));
}

/** Whose session it is, if it has not ended. */
export async function sessionAt(
  db: Db,
  tokenKey: string,
  now: Date,
): Promise<{ readonly member: Staff; readonly session: SessionRow } | undefined> {
  const [row] = await db
    .select({ member: staff, session: staffSessions })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.staffId))
    .where(and(eq(staffSessions.tokenKey, tokenKey), isLive(now), isNull(staff.disabledAt)));
  return row;
}

export async function sessionWith(db: Db, id: string, now: Date): Promise<SessionRow | undefined> {
  const isIt = and(eq(staffSessions.id, id), isLive(now));
  return (await db.select().from(staffSessions).where(isIt))[0];
}

export async function liveSessions(db: Db, staffId: string, now: Date): Promise<SessionRow[]> {
  return db
    .select()
    .from(staffSessions)
    .where(and(eq(staffSessions.staffId, staffId), isLive(now)))
    .orderBy(asc(staffSessions.signedInAt));
}

/** Those that an issuer signed in: of one of its sessions, else all of one person. */
export async function sessionsByIssuer(
  db: Db,
  of: { readonly sidKey: string | undefined; readonly staffId: string | undefined },
): Promise<Pick<SessionRow, 'id' | 'staffId'>[]> {
  const whose =
    of.sidKey === undefined
      ? eq(staffSessions.staffId, of.staffId ?? NOBODY)
      : eq(staffSessions.sidKey, of.sidKey);
  return db
    .select({ id: staffSessions.id, staffId: staffSessions.staffId })
    .from(staffSessions)
    .where(and(eq(staffSessions.by, 'work-account'), whose));
}

export function markSeen(tx: Tx, tokenKey: string, seen: Pick<SessionRow, 'seenAt' | 'idleAt'>) {
  tx.write(tx.db.update(staffSessions).set(seen).where(eq(staffSessions.tokenKey, tokenKey)));
}

export function dropSession(tx: Tx, id: string): void {
  tx.write(tx.db.delete(staffSessions).where(eq(staffSessions.id, id)));
}

export function dropSessionsOf(tx: Tx, staffId: string): void {
  tx.write(tx.db.delete(staffSessions).where(eq(staffSessions.staffId, staffId)));
}

export function dropEndedSessions(tx: Tx, now: Date): void {
  const isOver = or(lte(staffSessions.expiresAt, now), lte(staffSessions.idleAt, now));
  tx.write(tx.db.delete(staffSessions).where(isOver));
}

function isLive(now: Date): SQL | undefined {
  return and(gt(staffSessions.expiresAt, now), gt(staffSessions.idleAt, now));
}
