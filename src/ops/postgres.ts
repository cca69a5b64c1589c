// The Postgres that comes with npm, kept in a data folder: the default where no DATABASE_URL is set.
// One process owns a folder; what a crashed one left running is stopped, recovered and started anew.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { ConfigError } from './errors.ts';
import { type Binaries, findBinaries } from './postgres/binaries.ts';
import { claim, ownerOf } from './postgres/claim.ts';
import * as clusters from './postgres/cluster.ts';
import { chooseRunAs, giveTo, type RunAs, run } from './postgres/run-as.ts';

const CONNECTIONS_MAX = 200;
const PORTS_MAX = 3;
const START_TIMEOUT_S = 600; // recovering a large folder after a crash takes long
const STOP_TIMEOUT_S = 60;

export type PostgresOptions = {
  readonly folder: string;
  /** False only for tests: faster, and may lose its data when it stops. */
  readonly durable: boolean;
  readonly port?: number;
};

export type RunningPostgres = {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
  /** Starts it again if it has ended by itself; tells whether it had. */
  readonly revive: () => Promise<boolean>;
};

type Server = {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly durable: boolean;
};

/**
 * Starts it on loopback and returns the superuser's URL.
 * Throws ConfigError: `data-folder-in-use`, `postgres-major-differs`, `postgres-port-in-use`,
 * `postgres-disk-full`, `postgres-did-not-start` and those of the parts it calls.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await claim(folder);
  try {
    const binaries = await findBinaries();
    await clusters.requireMajor(folder, binaries.major);
    const runAs = await chooseRunAs(folder, binaries.pgCtl);
    await clusters.makeCluster(folder, binaries, runAs, options.durable);
    const server = { folder, binaries, runAs, durable: options.durable };
    await clearLeftOver(server);
    const port = await startOnAPort(server, options.port);
    return {
      url: await urlOf(folder, port),
      port,
      stop: () => stop(server, release),
      revive: () => revive(server, port),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The server that another live process started on this folder, for a command to connect to. */
export async function findRunning(folder: string): Promise<{ url: string } | undefined> {
  const place = resolve(folder);
  if ((await ownerOf(place)) === undefined) return undefined;
  const postmaster = await clusters.runningPostmaster(place);
  return postmaster?.isReady ? { url: await urlOf(place, postmaster.port) } : undefined;
}

async function stop(server: Server, release: () => Promise<void>): Promise<void> {
  await stopServer(server, server.durable ? 'fast' : 'immediate');
  await release();
}

async function revive(server: Server, port: number): Promise<boolean> {
  if ((await clusters.runningPostmaster(server.folder)) !== undefined) return false;
  await startOnAPort(server, port);
  return true;
}

async function clearLeftOver(server: Server): Promise<void> {
  await stopServer(server, 'fast');
  if ((await clusters.runningPostmaster(server.folder)) !== undefined)
    throw new ConfigError('postgres-did-not-stop');
  await clusters.ownerless(server.folder);
}

async function stopServer(server: Server, mode: 'fast' | 'immediate'): Promise<void> {
  if ((await clusters.runningPostmaster(server.folder)) === undefined) return;
  const code = await pgCtl(server, 'stop', [`--mode=${mode}`, `--timeout=${STOP_TIMEOUT_S}`]);
  if (code !== 0 && mode === 'fast') await stopServer(server, 'immediate');
}

async function startOnAPort(server: Server, asked: number | undefined): Promise<number> {
  const { folder, runAs } = server;
  const parts = clusters.partsOf(folder);
  const remembered = Number(await readFile(parts.port, 'utf8').catch(() => '0'));
  for (let attempt = 1; attempt <= PORTS_MAX; attempt += 1) {
    const port = asked ?? (await freePort(attempt === 1 ? remembered : 0));
    await rm(parts.log, { force: true });
    const code = await pgCtl(server, 'start', [
      `--timeout=${START_TIMEOUT_S}`,
      `--log=${parts.log}`,
      `--options=${settings(server.durable, port)}`,
    ]);
    if (code === 0) {
      await writeFile(parts.port, String(port), { mode: 0o600 });
      await giveTo(runAs, parts.port);
      return port;
    }
    const log = await readFile(parts.log, 'utf8').catch(() => '');
    if (log.includes('No space left on device')) throw new ConfigError('postgres-disk-full');
    if (!log.includes('could not create any TCP/IP sockets'))
      throw new ConfigError('postgres-did-not-start', { exit: code });
    if (asked !== undefined) throw new ConfigError('postgres-port-in-use', { port: asked });
  }
  throw new ConfigError('postgres-port-in-use');
}

function settings(durable: boolean, port: number): string {
  const all = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: CONNECTIONS_MAX,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // An error's text can quote what a person wrote: the log keeps no errors and no statements.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    // A checkpoint makes every page's next change cost a whole page of log: under load, by time only.
    max_wal_size: '4GB',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
}

async function pgCtl(server: Server, action: string, args: readonly string[]): Promise<number> {
  const pgdata = `--pgdata=${clusters.partsOf(server.folder).cluster}`;
  return run(server.runAs, server.binaries.pgCtl, [action, pgdata, '--wait', ...args]);
}

async function urlOf(folder: string, port: number): Promise<string> {
  const password = await readFile(clusters.partsOf(folder).password, 'utf8');
  return `postgres://${clusters.SUPERUSER}:${password.trim()}@127.0.0.1:${port}/postgres`;
}

async function freePort(wanted: number): Promise<number> {
  return new Promise((free, fail) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? fail(error) : free(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => free(port));
    });
  });
}
