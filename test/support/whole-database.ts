// A database with nothing in it, and all that is in one, for a test that compares two.

import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { inject } from 'vitest';
import { afterwards } from './afterwards.ts';
import { asOwner, databaseUrl } from './databases.ts';
import { rowsOf } from './rows.ts';

/** Every row of every table that is brought back, and what comes next of each sequence. */
export async function everything(url: string): Promise<unknown> {
  const tables = await rowsOf<{ name: string }>(
    { url },
    `select oid::regclass::text as name from pg_class where relkind in ('r', 'p')
      and relnamespace::regnamespace::text in ('ledger', 'officer', 'station')
      and relname not in ('leases', 'staff_links', 'staff_sessions') order by 1`,
  );
  const all: Record<string, unknown> = {};
  await asOwner(url, async (sql: postgres.Sql) => {
    for (const { name } of tables)
      all[name] = await sql.unsafe(`select to_jsonb(t) as row from ${name} t order by 1`);
    all['sequences'] = await sql`select schemaname, sequencename, last_value from pg_sequences
      where schemaname in ('ledger', 'officer', 'station') order by 1, 2`;
  });
  return all;
}

/** Makes databases with nothing in them; called at the top of a file, which drops them in its end. */
export function emptyDatabases(): () => Promise<string> {
  const { url } = inject('postgres');
  const made: string[] = [];
  afterwards(async () => {
    for (const name of made)
      await asOwner(url, (sql) => sql.unsafe(`drop database ${name} with (force)`));
  });
  return async () => {
    const name = `e_${randomBytes(8).toString('hex')}`;
    await asOwner(url, (sql) => sql.unsafe(`create database ${name}`));
    made.push(name);
    return databaseUrl(url, name);
  };
}
