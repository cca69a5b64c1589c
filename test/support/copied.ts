// A whole database as a copy of it would be: every table of every schema of ours, in text and in
// binary form, and the statements that its sessions ran last.

import type { Sql } from 'postgres';
import { asOwner } from './databases.ts';

export async function copiedDatabase(url: string): Promise<Map<string, Buffer>> {
  const copied = new Map<string, Buffer>();
  await asOwner(url, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relkind = 'r' and c.relnamespace::regnamespace::text !~ '^pg_|^information_schema$'`;
    for (const { name } of tables)
      for (const format of ['text', 'binary'] as const)
        copied.set(`${name} as ${format}`, await copyOf(sql, name, format));
    const ran = await sql`select query from pg_stat_activity where datname = current_database()`;
    copied.set('statements', Buffer.from(JSON.stringify(ran)));
  });
  return copied;
}

async function copyOf(sql: Sql, table: string, format: 'text' | 'binary'): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = await sql.unsafe(`copy ${table} to stdout (format ${format})`).readable();
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
