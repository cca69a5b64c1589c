// The Merkle log over the audit events: their order as leaves, what was signed about it, what was
// dropped from it when its time was up. Insert-only for every role, like the events.

import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm';
import { bigint, jsonb, text } from 'drizzle-orm/pg-core';
import type { Checkpoint } from '../src/trust/audit/checkpoint.ts';
import type { Page } from '../src/trust/audit/page.ts';
import type { Gap } from '../src/trust/audit/seen.ts';
import type { Leaf } from '../src/trust/audit/walk.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const auditLeaves = ledger.table('audit_leaves', {
  leaf: bigint({ mode: 'number' }).primaryKey(),
  eventId: bigint('event_id', { mode: 'number' }).notNull().unique(),
  hash: text().notNull(),
});

export const auditCheckpoints = ledger.table('audit_checkpoints', {
  size: bigint({ mode: 'number' }).primaryKey(),
  root: text().notNull(),
  /** Hashes of the complete subtrees, largest first, so that the next batch needs no rereading. */
  frontier: jsonb().$type<readonly string[]>().notNull(),
  at: instant().notNull(),
  /** The signed note; size, root and time above are what it says. */
  note: text().notNull(),
  /** How far the logger has read, and what it passed over. Derived; a wrong one is found out. */
  upTo: bigint('up_to', { mode: 'number' }).notNull(),
  gaps: jsonb().$type<readonly Gap[]>().notNull(),
});

export type CheckpointRow = Checkpoint & typeof auditCheckpoints.$inferSelect;

export const auditPrunes = ledger.table('audit_prunes', {
  month: text().primaryKey(),
  note: text().notNull(),
});

// One logger at a time; the key is arbitrary and used for nothing else.
const LOGGER_LOCK = 7_203_911;

export async function lockLogger(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOGGER_LOCK})`);
}

/** From here on everything is read as it is at this moment. The first statement of its transaction. */
export async function stillRead(db: Db): Promise<void> {
  await db.execute(sql`set transaction isolation level repeatable read, read only`);
  // Whoever is handed the rows may be slow to take them, and holds nobody up.
  await db.execute(sql`set local idle_in_transaction_session_timeout = 0`);
}

export async function lastCheckpoint(db: Db): Promise<CheckpointRow | undefined> {
  return checkpointUpTo(db, Number.MAX_SAFE_INTEGER);
}

/** The last that covers no more than `size` records. */
export async function checkpointUpTo(db: Db, size: number): Promise<CheckpointRow | undefined> {
  const [row] = await db
    .select()
    .from(auditCheckpoints)
    .where(lte(auditCheckpoints.size, size))
    .orderBy(desc(auditCheckpoints.size))
    .limit(1);
  return row;
}

/** Those that cover more than `size` records, up to `sizeMax`, in order. */
export async function checkpointsAfter(
  db: Db,
  size: number,
  rowsMax: number,
  sizeMax: number = Number.MAX_SAFE_INTEGER,
): Promise<CheckpointRow[]> {
  return db
    .select()
    .from(auditCheckpoints)
    .where(and(gt(auditCheckpoints.size, size), lte(auditCheckpoints.size, sizeMax)))
    .orderBy(asc(auditCheckpoints.size))
    .limit(rowsMax);
}

/** Leaves numbered from `first` on. As two arrays: one statement whatever the number of rows. */
export function putLeaves(
  tx: Tx,
  first: number,
  leaves: readonly Pick<Leaf, 'eventId' | 'hash'>[],
): void {
  const ids = `{${leaves.map(({ eventId }) => eventId).join()}}`;
  const hashes = `{${leaves.map(({ hash }) => hash).join()}}`;
  tx.write(sql`
    insert into ${auditLeaves} (leaf, event_id, hash)
    select ${first}::bigint + n - 1, id, hash
    from unnest(${ids}::text::bigint[], ${hashes}::text::text[]) with ordinality as batch (id, hash, n)`);
}

export function putCheckpoint(tx: Tx, checkpoint: CheckpointRow): void {
  tx.write(tx.db.insert(auditCheckpoints).values(checkpoint));
}

type Columns = { readonly leaves: string; readonly ids: string; readonly hashes: string };

/** From the leaf after this one on; a page comes as one JSON text for each column. */
export async function leavesAfter(
  db: Db,
  leaf: number,
  rowsMax: number,
): Promise<Page<Leaf, number>> {
  const [page] = await db.execute<Columns>(sql`
    select json_agg(leaf)::text as leaves, json_agg(event_id)::text as ids,
      json_agg(hash)::text as hashes
    from (
      select * from ${auditLeaves} where leaf > ${leaf} order by leaf limit ${rowsMax}
    ) l`);
  const column = <V>(name: keyof Columns) => JSON.parse(page?.[name] ?? '[]') as V[];
  const leaves = column<number>('leaves');
  return {
    last: leaves.at(-1),
    rows: () => {
      const ids = column<number>('ids');
      const hashes = column<string>('hashes');
      return leaves.map((at, row) => ({
        leaf: at,
        eventId: ids[row] ?? Number.NaN,
        hash: hashes[row] ?? '',
      }));
    },
  };
}

export async function leafOfEvent(db: Db, eventId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ leaf: auditLeaves.leaf })
    .from(auditLeaves)
    .where(eq(auditLeaves.eventId, eventId));
  return row?.leaf;
}

export async function prunedNotes(db: Db): Promise<string[]> {
  return (await db.select().from(auditPrunes).orderBy(asc(auditPrunes.month))).map(
    ({ note }) => note,
  );
}
