// A key service outside: the Transit engine of Vault or OpenBao, whose key never leaves it. Asked
// once for each line of the keyring at a start, and once for a new key; never for a message.

import { z } from 'zod';
import { ConfigError } from './errors.ts';
import type { Kms } from './keyring.ts';
import { openOutgoing } from './outgoing.ts';

const TIMEOUT_MS = 10_000;
const BYTES_MAX = 65_536;

const Wrapped = z.object({ data: z.object({ ciphertext: z.string().regex(/^[^\s,]+$/) }) });
const Unwrapped = z.object({ data: z.object({ plaintext: z.base64() }) });

export type KmsPlace = {
  /** E.g. `https://vault.example:8200/v1/transit`. */
  readonly url: string;
  readonly token: string;
  /** The name of the service's own key. */
  readonly key: string;
};

export function openKms({ url, token, key }: KmsPlace): Kms {
  const outgoing = openOutgoing({ allowed: [url], timeoutMs: TIMEOUT_MS, bytesMax: BYTES_MAX });
  const ask = async <T>(what: 'encrypt' | 'decrypt', body: object, Answer: z.ZodType<T>) => {
    const { status, data } = await outgoing(`${url}/${what}/${encodeURIComponent(key)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vault-token': token },
      body: JSON.stringify(body),
    }).then(
      async (answer) => ({
        status: answer.status,
        data: Answer.safeParse(await answer.json().catch(() => undefined)).data,
      }),
      () => ({ status: 0, data: undefined }),
    );
    if (status !== 200 || data === undefined)
      throw new ConfigError('key-service-refused', { status });
    return data;
  };
  return {
    wrap: async (plain) => {
      const { data } = await ask('encrypt', { plaintext: plain.toString('base64') }, Wrapped);
      return data.ciphertext;
    },
    unwrap: async (text) => {
      const { data } = await ask('decrypt', { ciphertext: text }, Unwrapped);
      return Buffer.from(data.plaintext, 'base64');
    },
  };
}
