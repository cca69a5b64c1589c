// What the doctor looks at: the server, its migrations, and the wall between the two worlds.

import { sql } from 'drizzle-orm';
import type { Db, Pool, Role } from './client.ts';
import { WORLDS } from './migrate.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

const FORBIDDEN = '42501'; // insufficient_privilege

export async function serverMajor(db: Db): Promise<number> {
  const [row] = await db.execute<{ version: string }>(
    sql`select current_setting('server_version_num') as version`,
  );
  return Math.floor(Number(row?.version) / 10_000);
}

/** Whether the last migration of this program is the last that was run. */
export async function isMigrated(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ ran: string | null }>(
    sql`select max(created_at)::text as ran from migrations.__drizzle_migrations`,
  );
  return Number(row?.ran) === journal.entries.at(-1)?.when;
}

export type Breach = { readonly role: Role; readonly table: string };

/** Tries every role of a world on every table of the other: each must be refused. */
export async function breaches<R extends Role>(
  pool: Pool<R>,
  roles: readonly R[],
  otherWorld: keyof typeof WORLDS,
): Promise<Breach[]> {
  const [first] = roles;
  if (first === undefined) return [];
  const tables = await pool.transact(first, ({ db }) =>
    db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = ${otherWorld} order by 1`,
    ),
  );
  const found: Breach[] = [];
  for (const { name } of tables)
    for (const role of roles) {
      const table = `${otherWorld}.${name}`;
      if (!(await isRefused(pool, role, otherWorld, name))) found.push({ role, table });
    }
  return found;
}

async function isRefused<R extends Role>(
  pool: Pool<R>,
  role: R,
  schema: string,
  table: string,
): Promise<boolean> {
  const name = sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
  try {
    await pool.transact(role, ({ db }) => db.execute(sql`select 1 from ${name} limit 1`));
    return false;
  } catch (error) {
    if (isForbidden(error)) return true;
    throw error;
  }
}

function isForbidden(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === FORBIDDEN) return true;
  return false;
}

/** Roles of ours that could change or remove an audit record: there must be none. */
export async function rolesThatCouldEdit(db: Db): Promise<string[]> {
  const rows = await db.execute<{ role: string }>(sql`
    select distinct role from unnest(array[${sql.join(
      Object.values(WORLDS)
        .flat()
        .map((role) => sql`${role}::text`),
      sql`, `,
    )}]) role,
      unnest(array['audit_events', 'audit_leaves', 'audit_checkpoints']) name
    where has_table_privilege(role, 'ledger.' || name, 'update, delete, truncate')`);
  return rows.map(({ role }) => role);
}
