import postgres from 'postgres';

/** Lends a connection to the database at this URL. */
export async function asOwner(
  url: string,
  ask: (sql: postgres.Sql) => PromiseLike<unknown>,
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await ask(sql);
  } finally {
    await sql.end();
  }
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
