// How staff come in: a one-time link, then a session. Only hashes of either are stored, so that
// reading the table opens nothing.

import { randomBytes } from 'node:crypto';
import { appendAudit } from '../../db/audit.ts';
import {
  dropSession,
  putLink,
  putSession,
  type Staff,
  staffById,
  staffOfSession,
  useLink,
} from '../../db/staff.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Member } from './staff.ts';

const TOKEN_BYTES = 32;
const LINK_MS = 10 * 60_000;
export const SESSION_MS = 12 * 3_600_000;

type SignInTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'settings'>;

export type MadeLink =
  | { readonly kind: 'made'; readonly url: string; readonly expiresAt: Date }
  | { readonly kind: 'no-such-staff' };

/**
 * A link that signs one of the staff in, once, within ten minutes. The token is in the fragment,
 * which no server, proxy or referrer sees. For a terminal, never for a log (decision 35).
 */
export async function makeLink(
  tools: SignInTools,
  staffId: string,
  actor = 'program',
): Promise<MadeLink> {
  const token = newToken();
  const at = tools.clock();
  const expiresAt = new Date(at.getTime() + LINK_MS);
  return tools.pools.station.transact('wl_admin', async (tx): Promise<MadeLink> => {
    const member = await staffById(tx.db, staffId);
    if (member === undefined || member.disabledAt !== null) return { kind: 'no-such-staff' };
    putLink(tx, { tokenKey: tools.keys.tokenKey(token), staffId, expiresAt });
    appendAudit(tx, [{ at, actor, action: 'link-made', subject: `staff:${staffId}`, detail: {} }]);
    return {
      kind: 'made',
      url: `${tools.settings.publicUrl}/console/sign-in#${token}`,
      expiresAt,
    };
  });
}

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly session: string; readonly member: Member }
  | { readonly kind: 'link-not-valid' };

/** Turns a link's token into a session, once. Used, expired, unknown and disabled look the same. */
export async function signIn(tools: SignInTools, token: string): Promise<SignedIn> {
  const at = tools.clock();
  const session = newToken();
  return tools.pools.station.transact('wl_admin', async (tx): Promise<SignedIn> => {
    const staffId = await useLink(tx, tools.keys.tokenKey(token), at);
    const member = staffId === undefined ? undefined : await staffById(tx.db, staffId);
    if (member === undefined || member.disabledAt !== null) return { kind: 'link-not-valid' };
    const expiresAt = new Date(at.getTime() + SESSION_MS);
    putSession(tx, { tokenKey: tools.keys.tokenKey(session), staffId: member.id, expiresAt });
    appendAudit(tx, [
      {
        at,
        actor: actorOf(member),
        action: 'signed-in',
        subject: `staff:${member.id}`,
        detail: {},
      },
    ]);
    return { kind: 'signed-in', session, member: memberOf(member) };
  });
}

/** Whose session this is; nobody's once it is over or its owner is disabled. */
export async function memberOfSession(
  tools: SignInTools,
  session: string,
): Promise<Member | undefined> {
  const key = tools.keys.tokenKey(session);
  const found = await tools.pools.station.transact('wl_admin', ({ db }) =>
    staffOfSession(db, key, tools.clock()),
  );
  return found && memberOf(found);
}

export async function signOut(tools: SignInTools, session: string): Promise<void> {
  const at = tools.clock();
  const key = tools.keys.tokenKey(session);
  await tools.pools.station.transact('wl_admin', async (tx) => {
    const member = await staffOfSession(tx.db, key, at);
    dropSession(tx, key);
    if (member === undefined) return;
    const subject = `staff:${member.id}`;
    appendAudit(tx, [{ at, actor: actorOf(member), action: 'signed-out', subject, detail: {} }]);
  });
}

function memberOf({ id, role, label, unitId, locale }: Staff): Member {
  return { id, role, label, unitId: unitId ?? undefined, locale };
}

function actorOf({ role, id }: Pick<Staff, 'role' | 'id'>): string {
  return `${role}:${id}`;
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
