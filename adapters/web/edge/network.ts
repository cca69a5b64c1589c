// Which network a request comes from, as a key that counts and tells nothing: a keyed hash, whose
// key is made anew every day and never leaves this process. No address is stored or logged.

import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

const DAY_MS = 24 * 3_600_000;
const KEY_BYTES = 32;
const HOUSE_GROUPS = 4; // of an IPv6 address: its /64, which one household or phone has

export type Networks = (c: Context<{ Bindings: HttpBindings }>) => string | undefined;

/** `proxies` of ours stand in front, and each adds whom it heard to X-Forwarded-For. */
export function openNetworks(proxies: number, clock: () => Date): Networks {
  let day = 0;
  let key = randomBytes(KEY_BYTES);
  return (c) => {
    const today = Math.floor(clock().getTime() / DAY_MS);
    if (today !== day) key = randomBytes(KEY_BYTES);
    day = today;
    const told = c.req.header('x-forwarded-for')?.split(',') ?? [];
    const seen = (proxies > 0 ? told.at(-proxies) : undefined)?.trim();
    const address = seen || c.env?.incoming?.socket.remoteAddress;
    return address && createHmac('sha256', key).update(networkOf(address)).digest('base64url');
  };
}

function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const before = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? [] : Array<string>(HOUSE_GROUPS).fill('0');
  return [...before, ...missing].slice(0, HOUSE_GROUPS).join(':');
}
