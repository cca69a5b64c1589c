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
    const other = await otherOwner(folder, mine);
    if (other === undefined) return () => rm(mine, { force: true });
    await rm(mine, { force: true });
    if (attempt === ATTEMPTS_MAX) throw new ConfigError('data-folder-in-use', { pid: other });
    // Perhaps it is only starting and backs off as well: the pauses differ, so one comes first.
    await wait(randomInt(20, 120));
  }
}

/** The live process that owns the folder, if any. */
export async function ownerOf(folder: string): Promise<number | undefined> {
  return (await claimsOn(folder)).find(({ isLive }) => isLive)?.pid;
}

async function leave(mine: string): Promise<void> {
  try {
    await writeFile(mine, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new ConfigError('data-folder-in-use', { pid: process.pid });
  }
}

async function otherOwner(folder: string, mine: string): Promise<number | undefined> {
  const others = (await claimsOn(folder)).filter(({ file }) => file !== mine);
  for (const { file, isLive } of others) if (!isLive) await rm(file, { force: true });
  return others.find(({ isLive }) => isLive)?.pid;
}

async function claimsOn(folder: string) {
  const names = await readdir(join(folder, 'claims')).catch(() => []);
  return Promise.all(
    names.map(async (name) => {
      const [pid = '', birth] = name.split('-');
      const isLive = birth !== undefined && (await birthOf(Number(pid))) === birth;
      return { file: join(folder, 'claims', name), pid: Number(pid), isLive };
    }),
  );
}
