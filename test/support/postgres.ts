import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { afterwards } from './afterwards.ts';
import { asOwner, databaseUrl } from './databases.ts';
import { completeClone } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the run's server, and its migrated database that files clone. */
    postgres: { readonly url: string; readonly template: string };
  }
}

/**
 * A migrated database of this test file's own, as the owner's URL. Call it at the top of the file
 * (`const url = await freshDb();`), in `beforeAll` or in a test. Its logins have the passwords of `testKeys()`.
 */
export async function freshDb(): Promise<string> {
  const { url, template } = inject('postgres');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asOwner(url, (sql) =>
    sql.unsafe(`create database ${name} template ${template} strategy file_copy`),
  );
  afterwards(() =>
    asOwner(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  );
  const clone = databaseUrl(url, name);
  await completeClone(clone);
  return clone;
}
