// The keys that a command works with: the master key from the environment or a file of its own, the
// keyring, and the key service if there is one.

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './ops/config.ts';
import type { Kms } from './ops/keyring.ts';
import { type Keys, openKeys } from './ops/keys.ts';
import { openKms } from './ops/kms.ts';
import { type Ring, ringFromFile, ringFromText } from './ops/ring.ts';

export type KeyPart = Pick<
  Config,
  'DATA_FOLDER' | 'MASTER_KEY' | 'KEYRING' | 'KMS_URL' | 'KMS_TOKEN' | 'KMS_KEY'
>;

export type OurKeys = {
  readonly keys: Keys;
  readonly ring: Ring;
  /** Takes back a master key that was made for nothing: the database has another. */
  readonly leave: () => Promise<void>;
};

/** @throws ConfigError when the keyring cannot be read, or the key service refuses. */
export async function openOurKeys(config: KeyPart): Promise<OurKeys> {
  const { DATA_FOLDER: folder, MASTER_KEY, KEYRING } = config;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'master.key');
  const { hex: master, isNew } =
    MASTER_KEY === undefined ? await keyFile(file) : { hex: MASTER_KEY, isNew: false };
  const kms = kmsOf(config);
  const ring =
    KEYRING === undefined
      ? await ringFromFile(master, join(folder, 'keyring'), kms)
      : await ringFromText(master, KEYRING, kms);
  return {
    keys: openKeys(master, ring),
    ring,
    leave: async () => {
      if (isNew) await rm(file, { force: true });
    },
  };
}

export function kmsOf({ KMS_URL: url, KMS_TOKEN: token, KMS_KEY: key }: KeyPart): Kms | undefined {
  return url === undefined || token === undefined ? undefined : openKms({ url, token, key });
}

/** Makes it where there is none. */
export async function keyFile(path: string): Promise<{ hex: string; isNew: boolean }> {
  const made = randomBytes(32).toString('hex');
  // Another process may have made it at the same moment: the first one wins.
  const isNew = await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    () => false,
  );
  return { hex: (await readFile(path, 'utf8')).trim(), isNew };
}
