import postgres from 'postgres';

/**
 * From how many other addresses this login is connected to its database: other machines, or other
 * containers. Sessions of one login see each other, whatever rights the owner has.
 */
export async function connectedElsewhere(loginUrl: string): Promise<number> {
  const sql = postgres(loginUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    const [row] = await sql<{ places: number }[]>`
      select count(distinct client_addr)::int as places from pg_stat_activity
      where datname = current_database() and usename = current_user
        and client_addr is distinct from inet_client_addr()`;
    return row?.places ?? 0;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
