// Takes one database away and gives it back, as a stopped server would look to the program.

import { asOwner, databaseUrl } from './databases.ts';

export async function cut(url: string): Promise<void> {
  const name = nameOf(url);
  await asOwner(databaseUrl(url, 'postgres'), async (sql) => {
    await sql.unsafe(`alter database ${name} allow_connections false`);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  });
}

export async function mend(url: string): Promise<void> {
  await asOwner(databaseUrl(url, 'postgres'), (sql) =>
    sql.unsafe(`alter database ${nameOf(url)} allow_connections true`),
  );
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
