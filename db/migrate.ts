// Brings a database up to this program: tables, roles and grants, and one login for each world.
// Safe to run again and by several processes at once.

import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateTables } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import { ConfigError } from '../src/ops/errors.ts';
import type { Keys } from '../src/ops/keys.ts';
import { checkMasterKey, checkWrappingKeys } from './key-check.ts';
import { PATIENCE, type Patience, patiently } from './patience.ts';
import { makeRoom, schemaPlace, stateNeeds } from './schema-place.ts';
import { loginName } from './wall/catalog.ts';
import { WORLDS, type World } from './wall/declared.ts';
import { holdWall, raiseWall } from './wall/raise.ts';

export const MIGRATIONS = new URL('./migrations', import.meta.url).pathname;
const LOCK = 7_203_910; // one migration at a time; the number is arbitrary
const MONTHS_AHEAD_MS = 62 * 86_400_000;

export type LoginSecrets = { password(login: string): string };
type Secrets = LoginSecrets & Pick<Keys, 'check' | 'ring'>;

/**
 * @returns what tells this database from any other, a restored copy of it excepted.
 * @throws ConfigError when a key that it was sealed with is missing or another, or the wall between
 * its worlds is not the declared one; `database-of-another-version`; `database-busy`.
 */
export async function migrate(
  ownerUrl: string,
  secrets: Secrets,
  now: Date,
  patience: Patience = PATIENCE,
): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    await holdMigrations(sql);
    const isOlder = await patiently(sql, patience, () => bringUp(sql));
    const installation = await checkMasterKey(sql, secrets.check, now);
    await checkWrappingKeys(sql, secrets.ring, now);
    await ensureLogins(sql, secrets);
    await patiently(sql, patience, () => holdWall(sql, isOlder));
    await makeFirstMonths(sql, now);
    return installation;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** @returns whether a newer program has been here, which is then left to have its way. */
async function bringUp(sql: Sql): Promise<boolean> {
  const db = drizzle({ client: sql });
  await makeRoom(db);
  const place = await schemaPlace(db);
  if (place === 'not-ours') throw new ConfigError('database-of-another-version');
  if (place === 'ahead') return true;
  await stateNeeds(db);
  if (place === 'behind')
    await migrateTables(db, { migrationsFolder: MIGRATIONS, migrationsSchema: 'migrations' });
  return !(await raiseWall(sql));
}

/** Until the connection ends: nobody else makes tables here meanwhile. */
export async function holdMigrations(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(${LOCK})`;
}

/** Before anybody writes: a month made while records of it are written would refuse them. */
async function makeFirstMonths(sql: Sql, now: Date): Promise<void> {
  const ahead = new Date(now.getTime() + MONTHS_AHEAD_MS);
  await sql`select ledger.make_audit_months(${now.toISOString()}, ${ahead.toISOString()})`;
}

/** One login for each world; a clone of a database needs its own. */
export async function ensureLogins(sql: Sql, secrets: LoginSecrets): Promise<void> {
  for (const world of ['officer', 'station'] as const) await ensureLogin(sql, world, secrets);
}

/** Makes the database on this server if it is not there; @returns its own URL. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    const rows = await sql`select 1 from pg_database where datname = ${name}`;
    if (rows.length === 0) await sql.unsafe(`create database "${name}"`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The login's name carries the database's, since logins belong to the whole cluster. */
async function ensureLogin(sql: Sql, world: World, secrets: LoginSecrets): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select current_database() as name`;
  const database = row?.name ?? '';
  const login = loginName(database, world);
  // Identifiers and the password take no parameters; `format` quotes them.
  const [made] = await sql<{ text: string }[]>`
    select format(
      case when exists (select 1 from pg_roles where rolname = ${login})
        then 'alter role %I login noinherit password %L'
        else 'create role %I login noinherit password %L' end,
      ${login}::text, ${secrets.password(login)}::text) as text`;
  await sql.unsafe(made?.text ?? '');
  const roles = WORLDS[world].join(', ');
  await sql.unsafe(`grant ${roles} to "${login}"`);
  await sql.unsafe(`revoke connect, temporary on database "${database}" from public`);
  await sql.unsafe(`grant connect on database "${database}" to "${login}"`);
}

/** The owner's address with a world's own login in it. */
export function loginUrl(ownerUrl: string, world: World, secrets: LoginSecrets): string {
  const url = new URL(ownerUrl);
  const login = loginName(decodeURIComponent(url.pathname.slice(1)), world);
  url.username = login;
  url.password = secrets.password(login);
  return url.href;
}
