// The cluster's own files: made once, checked before each start, settled after a crash.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { birthOf, commandOf } from './alive.ts';
import type { Binaries } from './binaries.ts';
import { giveTo, type RunAs, run } from './run-as.ts';

export const SUPERUSER = 'postgres';

// No system has a process of this number, see ownerless().
const NOBODY = 2_147_483_646;

export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

/** The data folder's parts. */
export function partsOf(folder: string) {
  return {
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    port: join(folder, 'port'),
    log: join(folder, 'postgres.log'),
  };
}

/** Throws `postgres-major-differs` for a folder that another major version wrote. */
export async function requireMajor(folder: string, major: number): Promise<void> {
  const file = join(partsOf(folder).cluster, 'PG_VERSION');
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found !== undefined && Number(found) !== major)
    throw new ConfigError('postgres-major-differs', { found: found.trim(), needed: major });
}

export async function makeCluster(
  folder: string,
  { initdb }: Binaries,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  const { cluster, password } = partsOf(folder);
  if (existsSync(cluster)) {
    if (!existsSync(password)) throw new ConfigError('postgres-password-missing');
    return;
  }
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await giveTo(runAs, password);
  // Made beside its place and renamed: half a cluster never looks like a whole one.
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  const code = await run(runAs, initdb, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // No disk to wait for, and sign-ins that cost nobody a thousand rounds of a hash.
    ...(durable ? [] : ['--no-sync', '--set=scram_iterations=1']),
  ]);
  if (code !== 0) throw new ConfigError('postgres-not-initialized', { exit: code });
  await rename(draft, cluster);
}

/** The server that runs on this folder now, whoever started it. */
export async function runningPostmaster(folder: string): Promise<Postmaster | undefined> {
  const { cluster } = partsOf(folder);
  const found = await pidFile(cluster);
  if (found === undefined || (await birthOf(found.pid)) === undefined) return undefined;
  const command = (await commandOf(found.pid)) ?? '';
  const isHere = command.includes(cluster) || command.includes(await realpath(cluster));
  return isHere ? found : undefined;
}

/**
 * After a reboot or in a restarted container the crashed server's process id may be another's, and
 * Postgres would refuse to start. Only the id is blanked: the rest of the file is how Postgres
 * finds backends that outlived their server.
 */
export async function ownerless(folder: string): Promise<void> {
  const { cluster } = partsOf(folder);
  const file = join(cluster, 'postmaster.pid');
  const lines = await readFile(file, 'utf8').catch(() => undefined);
  if (lines !== undefined) await writeFile(file, lines.replace(/^\d+/, String(NOBODY)));
}

async function pidFile(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = text.split('\n');
  if (!Number(pid)) return undefined;
  return { pid: Number(pid), port: Number(port), isReady: status?.trim() === 'ready' };
}
