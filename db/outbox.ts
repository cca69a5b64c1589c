// Effects, stored before they are done. A row is deleted once its effect is done; the audit
// log, not this table, remembers. Ids and codes only: no words, no addresses.

import {
  and,
  asc,
  eq,
  getTableColumns,
  isNull,
  like,
  lte,
  notLike,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { bigserial, boolean, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { claimEnds } from '../src/core/claim.ts';
import type { Planned } from '../src/core/effect.ts';
import { isForModel, laneOf, MODEL_LANES } from '../src/core/lane.ts';
import { type Traced, tracedBy } from '../src/core/traced.ts';
import type { Db, Tx } from './client.ts';
import { newestFirst } from './newest-first.ts';
import { writing } from './prepared.ts';
import { writingRows } from './rows.ts';
import { instant, ledger } from './schemas.ts';
import { anyIn, joined } from './sets.ts';

export const outbox = ledger.table(
  'outbox',
  {
    id: uuid().primaryKey(),
    seq: bigserial({ mode: 'number' }).notNull(),
    effect: jsonb().$type<Traced>().notNull(),
    /** Effects of one lane are done in order. */
    lane: text().notNull(),
    isUrgent: boolean('is_urgent').notNull(),
    dueAt: instant('due_at').notNull(),
    claimedUntil: instant('claimed_until'),
    attempts: integer().notNull().default(0),
    error: text(),
    deadAt: instant('dead_at'),
  },
  (table) => [
    index('outbox_due').on(table.isUrgent.desc(), table.dueAt).where(isNull(table.deadAt)),
    index('outbox_lane').on(table.lane, table.seq),
  ],
);

export type OutboxRow = typeof outbox.$inferSelect;

/** What waits for a model is worked on apart from all else. */
export type Queue = 'all' | 'model' | 'others' | 'urgent';

function ofQueue(queue: Queue): SQL | undefined {
  if (queue === 'all') return undefined;
  if (queue === 'urgent') return sql`${outbox.isUrgent}`;
  const pattern = `${MODEL_LANES}%`;
  return queue === 'model' ? like(outbox.lane, pattern) : notLike(outbox.lane, pattern);
}

/** How codes end that say: asked, and nothing was heard. */
const NO_ANSWER = '-no-answer';

/** What the worker needs of a row. */
export type Claimed = {
  readonly id: string;
  readonly effect: Traced;
  readonly attempts: number;
  readonly isUrgent?: boolean;
  /** An earlier attempt may have reached the platform: it ended without a word, or got none. */
  readonly isMaybeDone?: boolean;
};

type Claiming = {
  readonly now: Date;
  readonly claimedUntil: Date;
  readonly newId: () => string;
};

/**
 * Stores effects. Those due now come back already claimed by the caller, who does them at once;
 * nobody who waits for an answer waits for a model, so what is for one is left to its worker.
 */
export function enqueue(tx: Tx, planned: readonly Planned[], fresh: Claiming): Claimed[] {
  return enqueueEach(tx, [planned], fresh).flat();
}

/** The same of many decisions at once, each with its own back. */
export function enqueueEach(
  tx: Tx,
  planned: readonly (readonly Planned[])[],
  { now, claimedUntil, newId }: Claiming,
): Claimed[][] {
  const rows = planned.map((some) =>
    some.map((one) => {
      const row = rowOf(tx, one, { now, newId });
      const isDue = row.dueAt <= now && !isForModel(row.effect);
      const ends = claimEnds(row.isUrgent, now, claimedUntil);
      return isDue ? { ...row, attempts: 1, claimedUntil: ends } : row;
    }),
  );
  store(tx, rows.flat());
  return rows.map((some) => some.filter((row) => row.claimedUntil !== null));
}

/** Stores effects of many people for the worker, who does what is urgent first. */
export function enqueueForWorker(
  tx: Tx,
  planned: readonly Planned[],
  { now, newId }: { now: Date; newId: () => string },
): void {
  store(
    tx,
    planned.map((one) => rowOf(tx, one, { now, newId })),
  );
}

type Stored = Omit<OutboxRow, 'seq' | 'error' | 'deadAt'>;

function rowOf(
  { traceparent: ofAll }: Tx,
  { effect, dueAt, isUrgent = false, traceparent = ofAll }: Planned,
  { now, newId }: Pick<Claiming, 'now' | 'newId'>,
): Stored {
  const traced = tracedBy(effect, traceparent, dueAt !== undefined && dueAt > now);
  const one = { id: newId(), effect: traced, lane: laneOf(effect), isUrgent };
  return { ...one, dueAt: dueAt ?? now, attempts: 0, claimedUntil: null };
}

const storing = writingRows<Stored>(
  `id uuid, effect jsonb, lane text, "isUrgent" boolean, "dueAt" timestamptz, attempts integer,
    "claimedUntil" timestamptz`,
  (rows) => sql`
    insert into ${outbox} (id, effect, lane, is_urgent, due_at, attempts, claimed_until)
    select * from ${rows}`,
  'outbox',
);

function store(tx: Tx, rows: readonly Stored[]): void {
  if (rows.length > 0) tx.write(storing(rows));
}

/** Claims what is due: urgent first, then oldest; never a row whose lane is being worked on. */
export async function claimDue(
  db: Db,
  now: Date,
  claimedUntil: Date,
  rowsMax: number,
  queue: Queue = 'all',
): Promise<Claimed[]> {
  const free = or(isNull(outbox.claimedUntil), lte(outbox.claimedUntil, now));
  const due = db
    .select({ id: outbox.id, was: sql<string | null>`${outbox.error}`.as('was') })
    .from(outbox)
    .where(
      and(
        isNull(outbox.deadAt),
        lte(outbox.dueAt, now),
        ofQueue(queue),
        free,
        sql`not exists (
          select 1 from ${outbox} earlier
          where earlier.lane = ${outbox.lane} and earlier.seq < ${outbox.seq}
            and earlier.dead_at is null and earlier.claimed_until > ${now.toISOString()}
        )`,
      ),
    )
    .orderBy(newestFirst(outbox.isUrgent), asc(outbox.dueAt), asc(outbox.seq))
    .limit(rowsMax)
    .for('update', { skipLocked: true })
    .as('due');
  const urgentUntil = claimEnds(true, now, claimedUntil).toISOString();
  const ends = sql`case when ${outbox.isUrgent} then ${urgentUntil}::timestamptz
    else ${claimedUntil.toISOString()}::timestamptz end`;
  // An attempt that ends with its process leaves no error behind: so none is kept from before it.
  const claimed = await db
    .update(outbox)
    .set({ claimedUntil: ends, attempts: sql`${outbox.attempts} + 1`, error: null })
    .from(due)
    .where(eq(outbox.id, due.id))
    .returning({ ...getTableColumns(outbox), was: due.was });
  const rows = claimed.map(({ was, ...row }) => ({
    ...row,
    isMaybeDone: row.attempts > 1 && (was === null || was.endsWith(NO_ANSWER)),
  }));
  return rows.sort(
    (a, b) => Number(b.isUrgent) - Number(a.isUrgent) || +a.dueAt - +b.dueAt || a.seq - b.seq,
  );
}

const drop = writing<{ ids: string }>((db, at) =>
  db.delete(outbox).where(sql`${outbox.id} = ${anyIn(at.ids)}`),
);

export function markDone(tx: Tx, ids: readonly string[]): void {
  if (ids.length > 0) tx.write(drop({ ids: joined(ids) }));
}
