// Sessions of the staff: opened with a new secret each time, so that nobody can plant one; looked
// up by its hash; ended by time, by their owner, by an admin, or by one sign-in too many.

import { randomBytes } from 'node:crypto';
import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import {
  dropEndedSessions,
  dropSession,
  dropSessionsOf,
  liveSessions,
  markSeen,
  putSession,
  type SessionRow,
  sessionAt,
} from '../../../db/sessions.ts';
import { lockStaff, type Staff } from '../../../db/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Member } from '../staff.ts';
import { deviceOf, idleEnd, isFresh, type SignInWay, sessionEnd, surplus } from './session.ts';

const TOKEN_BYTES = 32;
const SEEN_EVERY_MS = 60_000;

export type SessionTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'newId'>;

export type Session = Pick<
  SessionRow,
  'id' | 'by' | 'device' | 'signedInAt' | 'seenAt' | 'expiresAt'
>;

export type Reader = {
  readonly member: Member;
  readonly session: {
    readonly id: string;
    /** Signed in lately enough for what is sensitive. */
    readonly isFresh: boolean;
  };
};

/** The browser that signs in: what it calls itself, and the secret of the session it had. */
export type Browser = {
  readonly userAgent?: string | undefined;
  readonly earlier?: string | undefined;
};

export type SignIn = Browser & {
  readonly by: SignInWay;
  /** When the person showed who they are; absent: now. */
  readonly freshAt?: Date | undefined;
  readonly sidKey?: string | undefined;
};

export type Opened = {
  /** For the browser's cookie; kept nowhere else. */
  readonly secret: string;
  readonly member: Member;
  readonly expiresAt: Date;
};

/** Within the transaction that found out who it is. @returns undefined for an account that is off. */
export async function openSession(
  tx: Tx,
  { keys, clock, newId }: SessionTools,
  staffId: string,
  { by, userAgent = '', earlier, freshAt, sidKey }: SignIn,
): Promise<Opened | undefined> {
  const at = clock();
  const member = await lockStaff(tx.db, staffId);
  if (member === undefined || member.disabledAt !== null) return undefined;
  if (earlier !== undefined) await leaveSession(tx, keys.tokenKey(earlier), at);
  const tooMany = surplus(member.role, await liveSessions(tx.db, staffId, at));
  for (const { id } of tooMany) dropSession(tx, id);
  dropEndedSessions(tx, at);
  const secret = newSecret();
  const expiresAt = sessionEnd(member.role, at);
  putSession(tx, {
    tokenKey: keys.tokenKey(secret),
    id: newId(),
    staffId,
    by,
    device: deviceOf(userAgent),
    signedInAt: at,
    freshAt: freshAt ?? at,
    seenAt: at,
    idleAt: idleEnd(member.role, at),
    expiresAt,
    sidKey: sidKey ?? null,
  });
  const detail = { by, ...(tooMany.length > 0 && { ended: tooMany.length }) };
  appendAudit(tx, [{ at, actor: actorOf(member), action: 'signed-in', ...about(staffId), detail }]);
  return { secret, member: memberOf(member), expiresAt };
}

/**
 * Who reads with this session, if it has not ended. `isActive` puts off its end for want of use;
 * what a page asks by itself does not.
 */
export async function readerOf(
  { pools, keys, clock }: SessionTools,
  secret: string,
  isActive: boolean,
): Promise<Reader | undefined> {
  const key = keys.tokenKey(secret);
  const at = clock();
  return pools.station.transact('wl_admin', async (tx) => {
    const found = await sessionAt(tx.db, key, at);
    if (found === undefined) return undefined;
    const { member, session } = found;
    if (isActive && +at - +session.seenAt >= SEEN_EVERY_MS)
      markSeen(tx, key, { seenAt: at, idleAt: idleEnd(member.role, at) });
    const { id, freshAt } = session;
    return { member: memberOf(member), session: { id, isFresh: isFresh(freshAt, at) } };
  });
}

export async function signOut({ pools, keys, clock }: SessionTools, secret: string): Promise<void> {
  await pools.station.transact('wl_admin', (tx) =>
    leaveSession(tx, keys.tokenKey(secret), clock()),
  );
}

async function leaveSession(tx: Tx, tokenKey: string, at: Date): Promise<void> {
  const found = await sessionAt(tx.db, tokenKey, at);
  if (found === undefined) return;
  const { member, session } = found;
  dropSession(tx, session.id);
  const actor = actorOf(member);
  appendAudit(tx, [{ at, actor, action: 'signed-out', ...about(member.id), detail: {} }]);
  await tx.flush();
}

export async function sessionsOf(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  staffId: string,
): Promise<readonly Session[]> {
  return pools.station.transact('wl_admin', ({ db }) => liveSessions(db, staffId, clock()));
}

/** Ends one of somebody's sessions, or all of them. @returns how many ended. */
export async function endSessions(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  staffId: string,
  actor: string,
  sessionId?: string,
): Promise<number> {
  const at = clock();
  return pools.station.transact('wl_admin', async (tx) => {
    await lockStaff(tx.db, staffId);
    const live = await liveSessions(tx.db, staffId, at);
    const ending = live.filter(({ id }) => sessionId === undefined || id === sessionId);
    if (ending.length === 0) return 0;
    if (sessionId === undefined) dropSessionsOf(tx, staffId);
    else dropSession(tx, sessionId);
    const detail = { ended: ending.length };
    appendAudit(tx, [{ at, actor, action: 'sessions-ended', ...about(staffId), detail }]);
    return ending.length;
  });
}

function memberOf({ id, role, label, unitId, locale }: Staff): Member {
  return { id, role, label, unitId: unitId ?? undefined, locale };
}

function actorOf({ role, id }: Pick<Staff, 'role' | 'id'>): string {
  return `${role}:${id}`;
}

export function newSecret(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function about(staffId: string) {
  return { subject: `staff:${staffId}` };
}
