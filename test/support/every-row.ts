// Every row of every table of a database, as text, with bytea shown raw: to look for what must not
// be there.

import { asOwner } from './databases.ts';

export async function everyRow(url: string): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  await asOwner(url, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('ledger', 'officer', 'station') and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const found = await sql.unsafe(`select t::text as row from ${name} t`);
      rows.set(name, found.map(({ row }) => row).join('\n'));
    }
  });
  return rows;
}
