// How staff first come in: by a one-time link. Only its hash is stored, so that reading the table
// opens nothing.

import { appendAudit } from '../../db/audit.ts';
import { putLink, staffById, useLink } from '../../db/staff.ts';
import type { Tools } from '../outbox/tools.ts';
import {
  type Browser,
  newSecret,
  type Opened,
  openSession,
  type SessionTools,
} from './sign-in/session.flow.ts';

const LINK_MS = 10 * 60_000;

export type MadeLink =
  | { readonly kind: 'made'; readonly url: string; readonly expiresAt: Date }
  | { readonly kind: 'no-such-staff' };

/**
 * A link that signs one of the staff in, once, within ten minutes. The token is in the fragment,
 * which no server, proxy or referrer sees. For a terminal, never for a log (decision 35).
 */
export async function makeLink(
  tools: Pick<Tools, 'pools' | 'keys' | 'clock' | 'settings'>,
  staffId: string,
  actor = 'program',
): Promise<MadeLink> {
  const token = newSecret();
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
  | ({ readonly kind: 'signed-in' } & Opened)
  | { readonly kind: 'link-not-valid' };

/** Turns a link's token into a session, once. Used, expired, unknown and disabled look the same. */
export async function signIn(
  tools: SessionTools,
  token: string,
  browser: Browser = {},
): Promise<SignedIn> {
  const { pools, keys, clock } = tools;
  return pools.station.transact('wl_admin', async (tx): Promise<SignedIn> => {
    const staffId = await useLink(tx, keys.tokenKey(token), clock());
    const opened = staffId && (await openSession(tx, tools, staffId, { ...browser, by: 'link' }));
    return opened ? { kind: 'signed-in', ...opened } : { kind: 'link-not-valid' };
  });
}
