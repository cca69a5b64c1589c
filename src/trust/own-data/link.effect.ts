// A one-time link to one's own data, on whatever channel it was asked: the data itself goes to no
// platform, only from our own page to the browser that opens it.

import { randomBytes } from 'node:crypto';
import { appendAudit } from '../../../db/audit.ts';
import { putOwnDataLink } from '../../../db/own-data-links.ts';
import { addressOf } from '../../../db/people.ts';
import type { EffectOf } from '../../core/effect.ts';
import { send } from '../../core/say.effect.ts';
import { sayText } from '../../core/say.ts';
import type { Tools } from '../../outbox/tools.ts';

const TOKEN_BYTES = 32;
const LINK_MIN = 15;

/** The token is in the link's fragment, which no server, proxy or preview sees. */
export async function sendOwnDataLink(
  { personId }: EffectOf<'own-data-link.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const at = tools.clock();
  const expiresAt = new Date(at.getTime() + LINK_MIN * 60_000);
  const door = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const found = await addressOf(tx.db, personId);
    if (found === undefined) return undefined; // erased while this waited
    putOwnDataLink(tx, { tokenKey: tools.keys.tokenKey(token), personId, expiresAt });
    const subject = `person:${personId}`;
    appendAudit(tx, [{ at, actor: 'program', action: 'own-data-link-made', subject, detail: {} }]);
    return found;
  });
  if (door === undefined) return;
  const link = `${tools.settings.publicUrl}/own-data#${token}`;
  const text = sayText(door.locale, 'own-data-link', 0, { link, minutes: LINK_MIN });
  await send(tools, door, personId, { id, text });
}
