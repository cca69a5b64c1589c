// A keyring at hand: read at the start, looked at again while the program runs, so that a rotation
// reaches every process without a restart. A file that has gone away changes nothing.

import { readFile, stat } from 'node:fs/promises';
import { type Entry, type Kms, keyOf, keyringText, parseKeyring } from './keyring.ts';
import { type Keyring, rootKey, type WrappingKey } from './keys.ts';
import { putFile } from './put-file.ts';

export type Ring = Keyring & {
  entries(): readonly Entry[];
  /** A fresh key service wraps what is added. */
  readonly kms: Kms | undefined;
  /** Absent when somebody else keeps the text: then nothing is written from here. */
  readonly rewrite?: (change: (entries: readonly Entry[]) => readonly Entry[]) => Promise<void>;
};

type Held = { readonly entries: readonly Entry[]; readonly keys: ReadonlyMap<string, Buffer> };

/** @throws ConfigError `keyring-invalid`, or what the key service throws. */
export async function ringFromText(masterHex: string, text: string, kms?: Kms): Promise<Ring> {
  const held = await hold(text, kms);
  return { ...ringOver(masterHex, () => held), kms, refresh: async () => true };
}

/** @throws ConfigError `keyring-invalid`, or what the key service throws. */
export async function ringFromFile(masterHex: string, path: string, kms?: Kms): Promise<Ring> {
  let mark = await markOf(path);
  let held = await hold(await textAt(path), kms);
  const refresh = async () => {
    const now = await markOf(path);
    if (now === mark) return true;
    if (now === undefined) return false;
    held = await hold(await textAt(path), kms, held);
    mark = now;
    return true;
  };
  return {
    ...ringOver(masterHex, () => held),
    kms,
    refresh: () => refresh().catch(() => false),
    rewrite: async (change) => {
      const entries = parseKeyring(await textAt(path));
      await putFile(path, keyringText(change(entries)));
      await refresh();
    },
  };
}

function ringOver(masterHex: string, held: () => Held) {
  const root = rootKey(masterHex);
  const all = (): WrappingKey[] => {
    const { entries, keys } = held();
    const named = entries.flatMap(({ id }) => {
      const key = keys.get(id);
      return key === undefined ? [] : [{ id, key }];
    });
    return [root, ...named];
  };
  return {
    all,
    entries: () => held().entries,
    current: () => {
      const id = held().entries.findLast(({ state }) => state === 'in-use')?.id;
      return all().find((one) => one.id === id) ?? root;
    },
  };
}

async function hold(text: string, kms: Kms | undefined, before?: Held): Promise<Held> {
  const entries = parseKeyring(text);
  const keys = new Map<string, Buffer>();
  for (const entry of entries)
    keys.set(entry.id, before?.keys.get(entry.id) ?? (await keyOf(entry, kms)));
  return { entries, keys };
}

async function textAt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return ''; // before the first rotation
    throw error;
  }
}

async function markOf(path: string): Promise<string | undefined> {
  try {
    const { mtimeMs, ino, size } = await stat(path);
    return `${mtimeMs} ${ino} ${size}`;
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
