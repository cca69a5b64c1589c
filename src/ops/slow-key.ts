// A secret that a person wrote on paper, as it is kept. Making it out costs the one who knows the
// secret a tenth of a second, and whoever tries secrets against a stolen table as much for each.

import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const COST = 2 ** 15;
const BLOCK = 8;
const BYTES = 64;
const MEMORY_MAX = 64 * 1024 * 1024;

export type SlowKey = {
  /** Finds the row. */
  readonly lookup: string;
  /** Compared with the row's, in constant time. */
  readonly proof: string;
};

/** scrypt (RFC 7914) under a salt of our own, since nothing but the secret tells whose it is. */
export async function slowKey(secret: Uint8Array, salt: Uint8Array): Promise<SlowKey> {
  const stretch = promisify(scrypt) as (
    ...args: [Uint8Array, Uint8Array, number, object]
  ) => Promise<Buffer>;
  const key = await stretch(secret, salt, BYTES, { N: COST, r: BLOCK, p: 1, maxmem: MEMORY_MAX });
  return {
    lookup: key.subarray(0, BYTES / 2).toString('base64url'),
    proof: key.subarray(BYTES / 2).toString('base64url'),
  };
}
