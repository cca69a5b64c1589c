// The keyring: the keys that wrap every person's, case's and flag's own key, one a line, the newest
// last. It lies in a file (or an environment variable), never in the database: whoever has only
// the one or only the other can read nothing. Back them up apart.
//
//   <name> <64 hex digits>          wraps what is new, if it is the last such line
//   <name> <64 hex digits> next     opens, wraps nothing yet: every process must have it first
//   <name> <64 hex digits> old      opens a copy from before a rotation, wraps nothing
//   <name> kms:<text>               the same, wrapped by a key of the key service
//
// Without any line, the key that comes of the master key wraps.

import { randomBytes } from 'node:crypto';
import { ConfigError } from './errors.ts';
import { NAME_CHARS } from './keys.ts';

/** Wraps and unwraps a wrapping key elsewhere, so that it lies nowhere in the clear. */
export type Kms = {
  /** @returns text without spaces. @throws ConfigError when the service does not answer. */
  wrap(key: Buffer): Promise<string>;
  unwrap(text: string): Promise<Buffer>;
};

const KMS = 'kms:';
const LINE = /^(k[a-z2-7]{7}) ([0-9a-f]{64}|kms:[^\s,]+)(?: (next|old))?$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export type Entry = {
  readonly id: string;
  readonly state: 'in-use' | 'next' | 'old';
  /** Hex digits, or what the key service wrapped. */
  readonly material: string;
};

/** @throws ConfigError `keyring-invalid`, naming the line and nothing that is in it. */
export function parseKeyring(text: string): Entry[] {
  const lines = text.split(/[\n,]/).map((line) => line.trim());
  return lines.flatMap((line, index): Entry[] => {
    if (line === '' || line.startsWith('#')) return [];
    const [, id, material, state] = LINE.exec(line) ?? [];
    if (id === undefined || material === undefined)
      throw new ConfigError('keyring-invalid', { line: index + 1 });
    return [{ id, material, state: state === 'next' || state === 'old' ? state : 'in-use' }];
  });
}

export function keyringText(entries: readonly Entry[]): string {
  return entries.map((entry) => `${keyringLine(entry)}\n`).join('');
}

export function keyringLine({ id, material, state }: Entry): string {
  return state === 'in-use' ? `${id} ${material}` : `${id} ${material} ${state}`;
}

/** @param kms absent: the key itself is written down. */
export async function newEntry(kms: Kms | undefined): Promise<Entry> {
  const name = [...randomBytes(NAME_CHARS - 1)].map((byte) => LETTERS[byte % LETTERS.length]);
  const key = randomBytes(32);
  const material = kms === undefined ? key.toString('hex') : `${KMS}${await kms.wrap(key)}`;
  return { id: `k${name.join('')}`, material, state: 'next' };
}

/** @throws ConfigError when it needs a key service and there is none, or the service refuses. */
export async function keyOf({ id, material }: Entry, kms: Kms | undefined): Promise<Buffer> {
  if (!material.startsWith(KMS)) return Buffer.from(material, 'hex');
  if (kms === undefined) throw new ConfigError('key-service-not-set', { key: id });
  return kms.unwrap(material.slice(KMS.length));
}
