// A link that works once, for a person alone, to one of our own pages. It is made when it is sent,
// so that none lies in a queue, and its token stands behind the #, which no server, proxy or
// preview sees. Only a hash of it is kept.

import { randomBytes } from 'node:crypto';
import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { addressOf } from '../../db/people.ts';
import type { Tools } from '../outbox/tools.ts';
import { send } from './say.effect.ts';
import { type LineKey, sayText } from './say.ts';

const TOKEN_BYTES = 32;

export type LinkRow = {
  readonly tokenKey: string;
  readonly personId: string;
  readonly expiresAt: Date;
};

type OneTime = {
  readonly minutes: number;
  /** What the audit log calls it. */
  readonly action: string;
  /** Takes `{link}` and `{minutes}`. */
  readonly key: LineKey;
  /** After our own address, up to the token. */
  readonly path: string;
  readonly put: (tx: Tx, row: LinkRow) => void;
};

type For = { readonly personId: string; readonly id: string };

export async function sendOneTimeLink(
  tools: Tools,
  { personId, id }: For,
  { minutes, action, key, path, put }: OneTime,
): Promise<void> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const at = tools.clock();
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  const door = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const found = await addressOf(tx.db, personId);
    if (found === undefined) return undefined; // erased while this waited
    put(tx, { tokenKey: tools.keys.tokenKey(token), personId, expiresAt });
    const subject = `person:${personId}`;
    appendAudit(tx, [{ at, actor: 'program', action, subject, detail: {} }]);
    return found;
  });
  if (door === undefined) return;
  const link = `${tools.settings.publicUrl}${path}${token}`;
  await send(tools, door, personId, { id, text: sayText(door.locale, key, 0, { link, minutes }) });
}
