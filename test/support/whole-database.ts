// All that is in a database, for a test that compares two.

import type postgres from 'postgres';
import { asOwner } from './databases.ts';

export async function ask<T>(url: string, text: string): Promise<T[]> {
  const held: T[] = [];
  await asOwner(url, async (sql) => held.push(...((await sql.unsafe(text)) as unknown as T[])));
  return held;
}

/** Every row of every table that is brought back, and what comes next of each sequence. */
export async function everything(url: string): Promise<unknown> {
  const tables = await ask<{ name: string }>(
    url,
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
