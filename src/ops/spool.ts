// Messages that wait on disk while the database is away: each a file of its own, sealed to a
// public key (`sealed-box.ts`), fsynced before it counts as accepted.

import type { KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Inbound } from '../core/message.ts';
import { RetryLater } from './errors.ts';
import { asSealed } from './keys.ts';
import { putFile } from './put-file.ts';
import { sealTo, unsealWith } from './sealed-box.ts';

const SUFFIX = '.sealed';
const OWNER = 'spool';

export type Spooled = {
  readonly id: string;
  readonly inbound: Inbound;
  readonly isCardShown: boolean;
};

const Stored = z.object({
  id: z.string(),
  isCardShown: z.boolean(),
  inbound: z.looseObject({ at: z.coerce.date() }),
});

/** @throws RetryLater when the disk does not take it. */
export async function spool(folder: string, publicKey: KeyObject, one: Spooled): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sealed = sealTo(publicKey, JSON.stringify(one), OWNER);
    await putFile(join(folder, `${one.id}${SUFFIX}`), sealed);
  } catch {
    throw new RetryLater('spool-not-written');
  }
}

/** Names in the order they came: ids are time-ordered. */
export async function spooledNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).sort();
  } catch {
    return []; // nothing was ever spooled
  }
}

/** @throws Broken when the file was sealed with another key. */
export async function readSpooled(
  folder: string,
  name: string,
  privateKey: KeyObject,
): Promise<Spooled> {
  const plain = unsealWith(privateKey, asSealed(await readFile(join(folder, name))), OWNER);
  return Stored.parse(JSON.parse(plain.toString())) as unknown as Spooled;
}

/** Another process may have received and dropped it at the same moment. */
export async function dropSpooled(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { force: true });
}

/** Sets one aside that can never be received, so that it does not block the others. */
export async function parkSpooled(folder: string, name: string): Promise<void> {
  await rename(join(folder, name), join(folder, `${name}.parked`));
}
