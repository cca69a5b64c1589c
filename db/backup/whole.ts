// The whole database as one moment saw it, for a backup: every table of both worlds, as the owner,
// in one snapshot that nobody at work waits for.

import postgres, { type Sql, type TransactionSql } from 'postgres';
import { ConfigError } from '../../src/ops/errors.ts';
import { inOrder } from './order.ts';

/** What is not taken along: who was signed in, and who held what, ends with the database. */
const LEFT_OUT = ['ledger.leases', 'ledger.staff_links', 'ledger.staff_sessions'];

export type Part = { readonly name: string; readonly bounds: string };

export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Of a table in parts: what each takes in. */
  readonly parts: readonly Part[];
};

export type Sequence = { readonly name: string; readonly last: string };

export type Ran = { readonly hash: string; readonly at: number };

export type Whole = {
  readonly keyCheck: string;
  readonly migrations: readonly Ran[];
  readonly wrappingKeys: readonly string[];
  readonly tables: readonly Table[];
  /** In the text form of COPY, as it comes. */
  rowsOf(table: Table): AsyncIterable<Buffer>;
  /** Asked last: no id that was given out may be given out again. */
  sequences(): Promise<readonly Sequence[]>;
};

/** @throws ConfigError `backup-not-owner` where row policies would hide rows from this login. */
export async function readWhole<T>(
  ownerUrl: string,
  work: (whole: Whole) => Promise<T>,
): Promise<T> {
  const sql = openQuietly(ownerUrl);
  try {
    const done = await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local time zone 'UTC'`;
      await requireOwner(tx);
      return { result: await work(await wholeOf(tx)) };
    });
    return done.result as T;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Nobody gets a copy without a record of it: it is made before, and so it is in the copy. */
export async function recordBackup(ownerUrl: string, actor: string, at: Date): Promise<void> {
  const sql = openQuietly(ownerUrl);
  try {
    await sql`
      insert into ledger.audit_events (at, actor, action, subject, detail)
      values (${at.toISOString()}, ${actor}, 'backup-made', 'installation', '{}')`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export function openQuietly(ownerUrl: string): Sql {
  return postgres(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'warmline-backup', statement_timeout: 0 },
  });
}

async function requireOwner(tx: TransactionSql): Promise<void> {
  const [row] = await tx<{ sees: boolean | null }[]>`
    select bool_and(pg_has_role(c.relowner, 'usage')) as sees from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ${tx(SCHEMAS)}`;
  if (row?.sees === null) throw new ConfigError('database-empty');
  if (row?.sees !== true) throw new ConfigError('backup-not-owner');
}

export const SCHEMAS = ['ledger', 'officer', 'station'];

async function wholeOf(tx: TransactionSql): Promise<Whole> {
  const [key] = await tx<{ check: string }[]>`select key_check as check from ledger.installation`;
  const ran = await tx<{ hash: string; at: string }[]>`
    select hash, created_at as at from migrations.__drizzle_migrations order by created_at`;
  const tables = await tablesOf(tx);
  const wrapping = tables.some(({ name }) => name === 'ledger.wrapping_keys')
    ? await tx<{ id: string }[]>`select id from ledger.wrapping_keys order by id`
    : [];
  return {
    keyCheck: key?.check ?? '',
    migrations: ran.map(({ hash, at }) => ({ hash, at: Number(at) })),
    wrappingKeys: wrapping.map(({ id }) => id),
    tables,
    rowsOf: ({ name, columns }) => copied(tx, `select ${columns.join(', ')} from ${name}`),
    sequences: async () => tx<Sequence[]>`
      select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
      from pg_sequences where schemaname in ${tx(SCHEMAS)} and last_value is not null order by 1`,
  };
}

async function tablesOf(tx: TransactionSql): Promise<Table[]> {
  const tables = await tx<Table[]>`
    select c.oid::regclass::text as name,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        as columns,
      (select coalesce(json_agg(json_build_object('name', p.oid::regclass::text,
          'bounds', pg_get_expr(p.relpartbound, p.oid)) order by p.relname), '[]')
        from pg_inherits i join pg_class p on p.oid = i.inhrelid where i.inhparent = c.oid) as parts
    from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition
      and c.relnamespace::regnamespace::text in ${tx(SCHEMAS)} order by 1`;
  const references = await tx<{ from: string; to: string }[]>`
    select conrelid::regclass::text as from, confrelid::regclass::text as to
    from pg_constraint where contype = 'f' and conparentid = 0`;
  const byName = new Map(tables.map((table) => [table.name, table]));
  const names = [...byName.keys()].filter((name) => !LEFT_OUT.includes(name));
  const pairs = references.map(({ from, to }) => [from, to] as const);
  return inOrder(names, pairs).flatMap((name) => byName.get(name) ?? []);
}

async function* copied(tx: TransactionSql, query: string): AsyncGenerator<Buffer> {
  const chunks = await tx.unsafe(`copy (${query}) to stdout`).readable();
  for await (const chunk of chunks) yield chunk as Buffer;
}
