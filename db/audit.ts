// The audit log. Events are insert-only for every role; their order comes later, when one
// logger gathers a batch of them as leaves under a signed root (decision 26).

import { asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import { bigint, bigserial, index, jsonb, text } from 'drizzle-orm/pg-core';
import { type AuditDraft, type AuditEvent, canonicalAt } from '../src/trust/audit/event.ts';
import type { Gap } from '../src/trust/audit/seen.ts';
import type { LeafRow } from '../src/trust/audit/walk.ts';
import type { Db, Tx } from './client.ts';
import { isRead } from './is-read.ts';
import { instant, ledger } from './schemas.ts';

export const auditEvents = ledger.table(
  'audit_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: jsonb().$type<AuditDraft['detail']>().notNull(),
  },
  // Only openings are ever looked up by what they are about: writing any other costs nothing more.
  (table) => [index('audit_reads').on(table.subject, table.id.desc()).where(isRead(table.action))],
);

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
  signature: text().notNull(),
  /** How far the logger has read, and what it passed over. Derived; a wrong one is found out. */
  upTo: bigint('up_to', { mode: 'number' }).notNull(),
  gaps: jsonb().$type<readonly Gap[]>().notNull(),
});

export type Checkpoint = typeof auditCheckpoints.$inferSelect;

export function appendAudit(tx: Tx, drafts: readonly AuditDraft[]): void {
  if (drafts.length > 0) tx.write(tx.db.insert(auditEvents).values([...drafts]));
}

// One logger at a time; the key is arbitrary and used for nothing else.
const LOGGER_LOCK = 7_203_911;

export async function lockLogger(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOGGER_LOCK})`);
}

export async function lastCheckpoint(db: Db): Promise<Checkpoint | undefined> {
  const [row] = await db
    .select()
    .from(auditCheckpoints)
    .orderBy(desc(auditCheckpoints.size))
    .limit(1);
  return row;
}

/** Every event that has no leaf, however old: reads the whole table. */
export async function eventsWithoutLeaf(db: Db, rowsMax: number): Promise<AuditEvent[]> {
  const rows = await db
    .select({ event: auditEvents })
    .from(auditEvents)
    .leftJoin(auditLeaves, eq(auditLeaves.eventId, auditEvents.id))
    .where(isNull(auditLeaves.leaf))
    .orderBy(asc(auditEvents.id))
    .limit(rowsMax);
  return rows.map(({ event }) => event);
}

export async function eventsPast(db: Db, upTo: number, rowsMax: number): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.id, upTo))
    .orderBy(asc(auditEvents.id))
    .limit(rowsMax);
}

export async function eventsInGaps(
  db: Db,
  gaps: readonly Gap[],
  rowsMax: number,
): Promise<AuditEvent[]> {
  const { id } = auditEvents;
  return db
    .select(getTableColumns(auditEvents))
    .from(auditEvents)
    .innerJoin(
      sql`jsonb_to_recordset(${JSON.stringify(gaps)}::text::jsonb) as gap("from" bigint, "to" bigint)`,
      sql`${id} between gap."from" and gap."to"`,
    )
    .orderBy(asc(id))
    .limit(rowsMax);
}

/** Leaves numbered from `first` on. As two arrays: one statement whatever the number of rows. */
export function putLeaves(
  tx: Tx,
  first: number,
  leaves: readonly { readonly id: number; readonly hash: string }[],
): void {
  const ids = `{${leaves.map(({ id }) => id).join()}}`;
  const hashes = `{${leaves.map(({ hash }) => hash).join()}}`;
  tx.write(sql`
    insert into ${auditLeaves} (leaf, event_id, hash)
    select ${first}::bigint + n - 1, id, hash
    from unnest(${ids}::text::bigint[], ${hashes}::text::text[]) with ordinality as batch (id, hash, n)`);
}

export function putCheckpoint(tx: Tx, checkpoint: Checkpoint): void {
  tx.write(tx.db.insert(auditCheckpoints).values(checkpoint));
}

type LeafJson = readonly [
  leaf: number,
  eventId: number,
  hash: string,
  event: null | readonly [at: string, actor: string, action: string, subject: string],
  detail: AuditDraft['detail'],
];

/**
 * Leaves in order with their events. A page comes as one JSON text: an auditor reads millions of
 * rows, and that is several times faster than a row at a time.
 */
export async function leavesAfter(db: Db, leaf: number, rowsMax: number): Promise<LeafRow[]> {
  const [page] = await db.execute<{ rows: string }>(sql`
    select coalesce(json_agg(json_build_array(
      l.leaf, l.event_id, l.hash,
      case when e.id is not null then json_build_array(
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.actor, e.action, e.subject
      ) end,
      e.detail) order by l.leaf), '[]')::text as rows
    from (select * from ${auditLeaves} where leaf > ${leaf} order by leaf limit ${rowsMax}) l
    left join ${auditEvents} e on e.id = l.event_id`);
  return (JSON.parse(page?.rows ?? '[]') as LeafJson[]).map(leafRow);
}

function leafRow([leaf, eventId, hash, event, detail]: LeafJson): LeafRow {
  if (event === null) return { leaf, eventId, hash, entry: undefined };
  const [at, actor, action, subject] = event;
  const entry = canonicalAt({ id: eventId, actor, action, subject, detail }, at);
  return { leaf, eventId, hash, entry };
}

export async function checkpointsAfter(
  db: Db,
  size: number,
  rowsMax: number,
): Promise<Checkpoint[]> {
  return db
    .select()
    .from(auditCheckpoints)
    .where(gt(auditCheckpoints.size, size))
    .orderBy(asc(auditCheckpoints.size))
    .limit(rowsMax);
}

/** How many leaves there are, and how many a checkpoint covers. */
export async function logSize(db: Db): Promise<{ leaves: number; checkpointed: number }> {
  const [row] = await db.execute<{ leaves: number; checkpointed: number }>(sql`
    select coalesce((select max(leaf) + 1 from ${auditLeaves}), 0)::float8 as leaves,
      coalesce((select max(size) from ${auditCheckpoints}), 0)::float8 as checkpointed`);
  return row ?? { leaves: 0, checkpointed: 0 };
}

/** Newest first; with `beforeId`, those that came before it. */
export async function newestEvents(
  db: Db,
  rowsMax: number,
  beforeId?: number,
): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvents)
    .where(beforeId === undefined ? undefined : lt(auditEvents.id, beforeId))
    .orderBy(desc(auditEvents.id))
    .limit(rowsMax);
}

/** Reads the whole table: for an export, not for a page. */
export async function eventsAbout(db: Db, subjects: readonly string[]): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvents)
    .where(inArray(auditEvents.subject, [...subjects]))
    .orderBy(asc(auditEvents.id));
}
