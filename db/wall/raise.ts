// Puts up the wall once for each version of it, then holds the server to it. A right that
// is missing (a restored copy has none) is given again; one too many is never taken away quietly:
// somebody gave it, may have used it, and must look.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { ConfigError } from '../../src/ops/errors.ts';
import type { Db } from '../client.ts';
import { isMissing, wallDifferences } from './findings.ts';
import { markThen, rememberMade, wasMade } from './made.ts';

const ROLES = new URL('../roles.sql', import.meta.url);

/**
 * Safe to run again; needs the tables, makes the roles, and may meet a deadlock with a process at work.
 * @returns whether the wall is ours: one that was put up after ours is a newer program's, and stays.
 */
export async function raiseWall(owner: Sql): Promise<boolean> {
  const db = drizzle({ client: owner });
  const mark = await markNow(owner);
  if ((await markThen(db)) === mark) return true;
  if (await wasMade(db, mark)) return false;
  await put(db, mark);
  return true;
}

/** As the owner sees them. */
export async function differencesFor(owner: Sql): Promise<string[]> {
  return wallDifferences(drizzle({ client: owner }));
}

/**
 * @param isOlder what a newer program put up is not ours to judge: all we need must be there.
 * @throws ConfigError `wall-not-as-declared`, with a line for each difference.
 */
export async function holdWall(owner: Sql, isOlder = false): Promise<void> {
  let found = await differencesFor(owner);
  if (isOlder) found = found.filter(isMissing);
  if (!isOlder && found.length > 0 && found.every(isMissing)) {
    await owner.unsafe(await readFile(ROLES, 'utf8'));
    found = await differencesFor(owner);
  }
  if (found.length > 0) throw new ConfigError('wall-not-as-declared', { found: found.join('; ') });
}

/** Nobody ever meets half a wall. */
async function put(db: Db, mark: string): Promise<void> {
  const text = await readFile(ROLES, 'utf8');
  await db.transaction(async (tx) => {
    await tx.execute(sql.raw(text));
    await rememberMade(tx, mark);
  });
}

/** What it is put up from, and where: another server may word the same condition otherwise. */
async function markNow(owner: Sql): Promise<string> {
  const [row] = await owner<{ place: string }[]>`
    select concat_ws(' ', current_setting('server_version_num')::int / 10000,
      pg_get_userbyid(nspowner), (select max(created_at) from migrations.__drizzle_migrations)) as place
    from pg_namespace where nspname = 'ledger'`;
  const roles = createHash('sha256')
    .update(await readFile(ROLES, 'utf8'))
    .digest('hex');
  return `${roles} ${row?.place}`;
}
