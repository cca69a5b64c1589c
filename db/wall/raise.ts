// Puts up the wall once for each version of `roles.sql`, then holds the server to it. A right that
// is missing (a restored copy has none) is given again; one too many is never taken away quietly:
// somebody gave it, may have used it, and must look.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { ConfigError } from '../../src/ops/errors.ts';
import { isMissing, wallDifferences } from './findings.ts';

const ROLES = new URL('../roles.sql', import.meta.url);

/** Safe to run again; needs the tables, makes the roles. */
export async function raiseWall(sql: Sql): Promise<void> {
  const text = await readFile(ROLES, 'utf8');
  const mark = `roles ${createHash('sha256').update(text).digest('hex')}`;
  const [row] = await sql<{ mark: string | null }[]>`
    select obj_description('ledger'::regnamespace, 'pg_namespace') as mark`;
  // One string is one transaction: nobody ever meets half a wall.
  if (row?.mark !== mark) await sql.unsafe(`${text}; comment on schema ledger is '${mark}'`);
}

/** @throws ConfigError `wall-not-as-declared`, with a line for each difference. */
export async function holdWall(sql: Sql): Promise<void> {
  const db = drizzle({ client: sql });
  let found = await wallDifferences(db);
  if (found.length > 0 && found.every(isMissing)) {
    await sql.unsafe(await readFile(ROLES, 'utf8'));
    found = await wallDifferences(db);
  }
  if (found.length > 0) throw new ConfigError('wall-not-as-declared', { found: found.join('; ') });
}
