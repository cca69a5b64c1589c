// Fills a database that has nothing of ours yet from a backup: the tables as they were then, all
// rows or none, before any wall stands. Whoever starts meanwhile waits until it is done.

import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateTables } from 'drizzle-orm/postgres-js/migrator';
import type { Sql, TransactionSql } from 'postgres';
import { holdMigrations, MIGRATIONS } from '../migrate.ts';
import journal from '../migrations/meta/_journal.json' with { type: 'json' };
import { openQuietly, type Ran, SCHEMAS, type Sequence, type Table } from './whole.ts';

const OURS = [...SCHEMAS, 'migrations'];

export type Filling = {
  table(table: Table, rows: AsyncIterable<Uint8Array>): Promise<void>;
  sequence(sequence: Sequence): Promise<void>;
};

/** What this program would run on an empty database, in order. */
export function ownMigrations(): Ran[] {
  return readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ hash, folderMillis }) => ({
    hash,
    at: folderMillis,
  }));
}

/**
 * @param count how many migrations had been run when the backup was made.
 * @param fill a failure of it leaves the database as empty as it was.
 */
export async function fillEmpty(
  ownerUrl: string,
  count: number,
  fill: (into: Filling) => Promise<void>,
): Promise<'filled' | 'not-empty'> {
  const sql = openQuietly(ownerUrl);
  try {
    await holdMigrations(sql);
    if (await isInUse(sql)) return 'not-empty';
    try {
      await makeTables(sql, count);
      await sql.begin(async (tx) => {
        await tx`set local time zone 'UTC'`;
        await emptied(tx);
        await fill(fillingOf(tx));
      });
    } catch (error) {
      await sql.unsafe(`drop schema if exists ${OURS.join(', ')} cascade`).catch(() => undefined);
      throw error;
    }
    return 'filled';
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function isInUse(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from pg_namespace where nspname in ${sql(OURS)} limit 1`;
  return rows.length > 0;
}

/** The first migrations alone, by a folder that names no others. */
async function makeTables(sql: Sql, count: number): Promise<void> {
  const migrationsFolder = await mkdtemp(join(tmpdir(), 'warmline-migrations-'));
  try {
    const entries = journal.entries.slice(0, count);
    await mkdir(join(migrationsFolder, 'meta'));
    const text = JSON.stringify({ ...journal, entries });
    await writeFile(join(migrationsFolder, 'meta', '_journal.json'), text);
    for (const { tag } of entries)
      await copyFile(join(MIGRATIONS, `${tag}.sql`), join(migrationsFolder, `${tag}.sql`));
    await migrateTables(drizzle({ client: sql }), {
      migrationsFolder,
      migrationsSchema: 'migrations',
    });
  } finally {
    await rm(migrationsFolder, { recursive: true, force: true });
  }
}

/** Of the few rows that migrations put in themselves. */
async function emptied(tx: TransactionSql): Promise<void> {
  const [row] = await tx<{ names: string }[]>`
    select string_agg(c.oid::regclass::text, ', ') as names from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition
      and c.relnamespace::regnamespace::text in ${tx(SCHEMAS)}`;
  await tx.unsafe(`truncate ${row?.names ?? ''}`);
}

function fillingOf(tx: TransactionSql): Filling {
  return {
    table: async ({ name, columns, parts }, rows) => {
      for (const part of parts)
        await tx.unsafe(
          `create table if not exists ${part.name} partition of ${name} ${part.bounds}`,
        );
      const into = await tx.unsafe(`copy ${name} (${columns.join(', ')}) from stdin`).writable();
      await pipeline(rows, into);
    },
    sequence: async ({ name, last }) => {
      await tx`select setval(${name}::text::regclass, ${last}::text::bigint)`;
    },
  };
}
