// One process owns a data folder at a time. Each leaves its claim first and looks for others'
// second, so of two that start at once at least one sees the other. A claim names a process by id
// and birth: one left by a crash counts for nothing and is cleared away.

import { randomInt } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Broken, ConfigError } from '../errors.ts';
import { birthOf } from './alive.ts';

const ATTEMPTS_MAX = 5;

/** Claims the folder for this process and returns the release. Throws `data-folder-in-use`. */
export async function claim(folder: string): Promise<() => Promise<void>> {
  const claims = join(folder, 'claims');
  await mkdir(claims, { recursive: true, mode: 0o700 });
  const birth = await birthOf(process.pid);
  if (birth === undefined) throw new Broken('own-process-not-found');
  const mine = join(claims, `${process.pid}-${birth}`);

  for (let attempt = 1; ; attempt += 1) {
    await leave(mine);
    const other = await otherOwner(folder);
    if (other === undefined) return () => rm(mine, { force: true });
    await rm(mine, { force: true });
    if (attempt === ATTEMPTS_MAX) throw new ConfigError('data-folder-in-use', { pid: other });
    // Perhaps it is only starting and backs off as well: the pauses differ, so one comes first.
    await wait(randomInt(20, 120));
  }
}

/** The live process that owns the folder, if any. */
export async function ownerOf(folder: string): Promise<number | undefined> {
  const names = await readdir(join(folder, 'claims')).catch(() => []);
  for (const name of names) {
    const [pid, birth] = name.split('-');
    if (pid !== undefined && (await birthOf(Number(pid))) === birth) return Number(pid);
  }
  return undefined;
}

async function leave(mine: string): Promise<void> {
  try {
    await writeFile(mine, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new ConfigError('data-folder-in-use', { pid: process.pid });
  }
}

async function otherOwner(folder: string): Promise<number | undefined> {
  for (const name of await readdir(join(folder, 'claims'))) {
    const [pid = '', birth] = name.split('-');
    if (Number(pid) === process.pid) {
      // ours
    } else if ((await birthOf(Number(pid))) === birth) return Number(pid);
    else await rm(join(folder, 'claims', name), { force: true });
  }
  return undefined;
}
