// Who asks, as far as asking too much goes: a browser by its cookie, and its network. Keys only.

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { isConsole } from './headers.ts';
import type { Networks } from './network.ts';
import type { Asker } from './pace.ts';
import { isHttps, type Place } from './place.ts';

const NOBODY: Asker = { session: undefined, network: undefined };

export function keepAsker(c: Context, place: Place, networkOf: Networks): Asker {
  const name = `${isHttps(place) ? '__Host-' : ''}${isConsole(c.req.path) ? 'wl_staff' : 'wl_chat'}`;
  const cookie = getCookie(c, name);
  const session = cookie && createHash('sha256').update(cookie).digest('base64url');
  const asker: Asker = { session: session || undefined, network: networkOf(c) };
  c.set('asker', asker);
  return asker;
}

export function askerOf(c: Context): Asker {
  return (c.get('asker') as Asker | undefined) ?? NOBODY;
}
