// The audit log. Events are insert-only for every role; their order comes later, when one
// logger gathers a batch of them as leaves under a signed root (decision 26).

import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { bigint, bigserial, jsonb, text } from 'drizzle-orm/pg-core';
import type { AuditDraft, AuditEvent } from '../src/trust/audit/event.ts';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const auditEvents = ledger.table('audit_events', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: instant().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: jsonb().$type<AuditDraft['detail']>().notNull(),
});

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

export function putLeaves(tx: Tx, leaves: readonly (typeof auditLeaves.$inferInsert)[]): void {
  if (leaves.length > 0) tx.write(tx.db.insert(auditLeaves).values([...leaves]));
}

export function putCheckpoint(tx: Tx, checkpoint: Checkpoint): void {
  tx.write(tx.db.insert(auditCheckpoints).values(checkpoint));
}

/** Leaves in order with their events; the event is absent where its row is gone. */
export async function leavesAfter(db: Db, leaf: number, rowsMax: number) {
  return db
    .select({
      leaf: auditLeaves.leaf,
      eventId: auditLeaves.eventId,
      hash: auditLeaves.hash,
      event: auditEvents,
    })
    .from(auditLeaves)
    .leftJoin(auditEvents, eq(auditEvents.id, auditLeaves.eventId))
    .where(gt(auditLeaves.leaf, leaf))
    .orderBy(asc(auditLeaves.leaf))
    .limit(rowsMax);
}

export async function checkpointsUpTo(db: Db, size: number): Promise<Checkpoint[]> {
  return db
    .select()
    .from(auditCheckpoints)
    .where(and(lte(auditCheckpoints.size, size)))
    .orderBy(asc(auditCheckpoints.size));
}

export async function allCheckpoints(db: Db): Promise<Checkpoint[]> {
  return db.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.size));
}

export async function newestEvents(db: Db, rowsMax: number): Promise<AuditEvent[]> {
  return db.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(rowsMax);
}
