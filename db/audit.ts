// The audit log's events: insert-only for every role. Their order comes later, when one logger
// gathers what is new as leaves under a signed root (decision 26); see `audit-log.ts`.

import { asc, desc, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { bigserial, index, jsonb, text } from 'drizzle-orm/pg-core';
import {
  type Columns,
  entriesIn,
  type HashElsewhere,
  NO_ROWS,
  type Where,
  whereIn,
} from '../src/trust/audit/columns.ts';
import type { AuditDraft, AuditEvent, Entry, Hashed } from '../src/trust/audit/event.ts';
import type { ComingPage, Page } from '../src/trust/audit/page.ts';
import type { Gap } from '../src/trust/audit/seen.ts';
import { leafHash } from '../src/trust/audit/tree/tree.ts';
import type { Db, Tx } from './client.ts';
import { isRead } from './is-read.ts';
import { writingRows } from './rows.ts';
import { instant, ledger } from './schemas.ts';

// A table for each month, so that a month whose time is up goes at once. The key is (id, at).
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

const append = writingRows<AuditDraft>(
  'at timestamptz, actor text, action text, subject text, detail jsonb',
  (rows) => sql`
    insert into ${auditEvents} (at, actor, action, subject, detail) select * from ${rows}`,
  'audit_events',
);

export function appendAudit(tx: Tx, drafts: readonly AuditDraft[]): void {
  if (drafts.length > 0) tx.write(append(drafts));
}

/** Where a page of entries begins: after this one. */
export type Place = Pick<Entry, 'id' | 'at'>;

export const FIRST: Place = { id: -Number.MAX_SAFE_INTEGER, at: '-infinity' };

/** By id; a page from where the last one ended. */
export async function entriesAfter(db: Db, place: Place, rowsMax: number) {
  return entries(db, after(place, rowsMax), (entry) => entry);
}

export async function hashedAfter(
  db: Db,
  place: Place,
  rowsMax: number,
): Promise<Page<Hashed, Place>> {
  return entries(db, after(place, rowsMax), hashed);
}

/** The same, hashed elsewhere from the moment on that they are there. */
export function hashedBy(hashes: HashElsewhere) {
  return async (db: Db, place: Place, rowsMax: number): Promise<ComingPage<Hashed, Place>> => {
    const columns = await columnsOf(db, after(place, rowsMax));
    const coming = hashes(columns);
    coming.catch(() => undefined); // awaited when the page is wanted, if it is
    const where = whereIn(columns);
    return {
      last: lastOf(where),
      rows: async () => {
        const made = await coming;
        return where.ids.map((id, n) => ({ id, at: where.times[n] ?? '', hash: made[n] ?? '' }));
      },
    };
  };
}

export async function hashedInGaps(db: Db, gaps: readonly Gap[]): Promise<readonly Hashed[]> {
  const ranges = gaps.map(({ from, to }) => sql`id between ${from} and ${to}`);
  if (ranges.length === 0) return [];
  const which = sql`where ${sql.join(ranges, sql` or `)} order by id, at`;
  return (await entries(db, which, hashed)).rows();
}

function after({ id, at }: Place, rowsMax: number): SQL {
  return sql`where (id, at) > (${id}, ${at}::timestamptz) order by id, at limit ${rowsMax}`;
}

function hashed({ id, at, entry }: Entry): Hashed {
  return { id, at, hash: leafHash(entry) };
}

async function columnsOf(db: Db, which: SQL): Promise<Columns> {
  const [page] = await db.execute<Columns>(sql`
    select json_agg(id)::text as ids, json_agg(at)::text as times, json_agg(actor)::text as actors,
      json_agg(action)::text as actions, json_agg(subject)::text as subjects,
      json_agg(detail)::text as details
    from (
      select id, at at time zone 'UTC' as at, actor, action, subject, detail
      from ${auditEvents} ${which}
    ) e`);
  return page ?? NO_ROWS;
}

async function entries<T>(db: Db, which: SQL, as: (entry: Entry) => T): Promise<Page<T, Place>> {
  const columns = await columnsOf(db, which);
  const where = whereIn(columns);
  return { last: lastOf(where), rows: () => entriesIn(columns, where).map(as) };
}

function lastOf({ ids, times }: Where): Place | undefined {
  const id = ids.at(-1);
  return id === undefined ? undefined : { id, at: times.at(-1) ?? '' };
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
