// What every command stands on: a migrated database and the keys. The embedded Postgres is started
// unless it runs already; it is stopped only by the one who started it.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldGlassKey } from '../db/glass-keys.ts';
import { ensureDatabase, migrate } from '../db/migrate.ts';
import type { Config } from './ops/config.ts';
import { ConfigError } from './ops/errors.ts';
import { type Glass, openGlass, publicTextOf, readHalf } from './ops/glass.ts';
import { type Keys, openKeys } from './ops/keys.ts';
import { findRunning, startPostgres } from './ops/postgres.ts';
import { type Ring, ringFromText } from './ops/ring.ts';
import { type KeyPart, keyFile, openOurKeys } from './our-keys.ts';

const DATABASE = 'warmline';
const NOT_OURS = { stop: async () => undefined, revive: async () => false };

export type Ground = {
  readonly ownerUrl: string;
  /** Tells this database from any other that the same folder and key may serve. */
  readonly installation: string;
  readonly keys: Keys;
  readonly glass: Glass;
  readonly ring: Ring;
  /** Starts an embedded Postgres again that ended by itself; tells whether it had. */
  revive(): Promise<boolean>;
  stop(): Promise<void>;
};

type Part = Pick<Config, 'DATABASE_URL' | 'DATA_FOLDER' | 'BREAK_GLASS_KEY_FILE'> & KeyPart;

/** The database as it is: nothing in it is looked at, made or changed. */
export type Bare = {
  readonly ownerUrl: string;
  readonly keys: Keys;
  readonly ring: Ring;
  /** Takes back a master key that was made for nothing. */
  readonly leave: () => Promise<void>;
  readonly revive: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
};

/** @param isAlone refuse a data folder that another process has in use. */
export async function openBare(config: Part, isAlone = false): Promise<Bare> {
  const opened = await openOurKeys(config);
  const { url, revive, stop } = await openServer(config, isAlone);
  return { ownerUrl: url, ...opened, revive, stop };
}

/**
 * @param isAlone refuse a data folder that another process has in use.
 * @throws ConfigError when the folder, the database or the key will not do.
 */
export async function openGround(config: Part, isAlone = false): Promise<Ground> {
  const { leave, ...bare } = await openBare(config, isAlone);
  const glassFile = config.BREAK_GLASS_KEY_FILE ?? join(config.DATA_FOLDER, 'break-glass.key');
  const made = await stand(bare.ownerUrl, bare.keys, glassFile).catch(async (error: unknown) => {
    await bare.stop();
    if (isOfAnother(error)) await leave();
    throw error instanceof ConfigError ? error : new ConfigError('database-not-usable');
  });
  return { ...bare, ...made };
}

async function stand(url: string, keys: Keys, glassFile: string) {
  const half = keys.glassHalf;
  const installation = await migrate(url, keys, new Date());
  const publicText = await heldGlassKey(url, new Date(), async () => {
    const other = await keyFile(glassFile).then(
      () => readHalf(glassFile),
      () => undefined,
    );
    if (other === undefined) throw new ConfigError('break-glass-key-not-usable');
    return publicTextOf(half, other);
  });
  return { installation, glass: openGlass(publicText, { half, other: () => readHalf(glassFile) }) };
}

async function openServer(config: Part, isAlone: boolean) {
  if (config.DATABASE_URL !== undefined) return { url: config.DATABASE_URL, ...NOT_OURS };
  const folder = join(config.DATA_FOLDER, 'postgres');
  const running = isAlone ? undefined : await findRunning(folder);
  const server = running
    ? { ...running, ...NOT_OURS }
    : await startPostgres({ folder, durable: true });
  return { ...server, url: await ensureDatabase(server.url, DATABASE) };
}

/** A database that is gone when it stops: for trying, for scripts, for measuring. */
export async function openThrowaway(config: Part): Promise<Ground> {
  if (config.DATABASE_URL !== undefined) return openGround(config);
  const folder = await mkdtemp(join(tmpdir(), 'warmline-'));
  const master = config.MASTER_KEY ?? randomBytes(32).toString('hex');
  const ring = await ringFromText(master, '');
  const keys = openKeys(master, ring);
  const server = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
  const ownerUrl = await ensureDatabase(server.url, DATABASE);
  const made = await stand(ownerUrl, keys, join(folder, 'break-glass.key'));
  return {
    ownerUrl,
    ...made,
    keys,
    ring,
    revive: server.revive,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isOfAnother(error: unknown): boolean {
  return error instanceof ConfigError && error.code === 'master-key-not-of-this-database';
}
