import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the run's server, and its migrated database that files clone. */
    postgres: { readonly url: string; readonly template: string };
  }
}

/**
 * A migrated database of this test file's own, as the owner's URL. Call it at the top of the file
 * (`const url = await freshDb();`) or in `beforeAll`: at the top it is also dropped when the file ends.
 */
export async function freshDb(): Promise<string> {
  const { url, template } = inject('postgres');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asOwner(url, (sql) => sql.unsafe(`create database ${name} template ${template}`));
  afterAll(() => asOwner(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)));
  return databaseUrl(url, name);
}

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
