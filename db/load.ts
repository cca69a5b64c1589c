// How much waits, for whoever looks after the program. Numbers and ages; no id leaves here.

import { and, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Level } from '../src/listening/level.ts';
import { auditEvents } from './audit.ts';
import { auditCheckpoints } from './audit-log.ts';
import type { Db } from './client.ts';
import { cases } from './hotline.ts';
import { outbox } from './outbox.ts';
import { plans } from './plans.ts';

/** Counting ends here: beyond it the number says only that it is large. */
const ROWS_MAX = 10_000;

/** How many, and for how many seconds the first of them has waited. */
export type Waiting = { readonly rows: number; readonly oldestS: number };

const NOTHING: Waiting = { rows: 0, oldestS: 0 };

/** What is due and that nobody has taken up. */
export async function dueEffects(
  db: Db,
  now: Date,
): Promise<Readonly<Record<'model' | 'others', Waiting>>> {
  const free = sql`(${outbox.claimedUntil} is null or ${outbox.claimedUntil} <= ${now.toISOString()})`;
  const due = db
    .select({ lane: outbox.lane, at: outbox.dueAt })
    .from(outbox)
    .where(and(isNull(outbox.deadAt), lte(outbox.dueAt, now), free))
    .limit(ROWS_MAX)
    .as('due');
  const rows = await db
    .select({
      queue: sql<'model' | 'others'>`case when lane like 'model:%' then 'model' else 'others' end`,
      rows: sql<number>`count(*)::int`,
      oldestS: secondsSince(sql`min(due_at)`, now),
    })
    .from(due)
    .groupBy(sql`1`);
  const of = (queue: string) => {
    const found = rows.find((row) => row.queue === queue);
    return found === undefined ? NOTHING : { rows: found.rows, oldestS: found.oldestS };
  };
  return { model: of('model'), others: of('others') };
}

export async function parkedEffects(db: Db): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${outbox} where ${outbox.deadAt} is not null`,
  );
  return row?.n ?? 0;
}

export async function duePlans(db: Db, now: Date): Promise<Waiting> {
  const due = db.select({ at: plans.nextAt }).from(plans).where(lte(plans.nextAt, now));
  const some = due.limit(ROWS_MAX).as('due');
  const [row] = await db
    .select({
      rows: sql<number>`count(*)::int`,
      oldestS: secondsSince(sql`min(next_at)`, now),
    })
    .from(some);
  return row ?? NOTHING;
}

/** Records that are in no checkpoint yet. */
export async function unloggedEvents(db: Db, now: Date): Promise<Waiting> {
  const upTo = sql`coalesce((select max(${auditCheckpoints.upTo}) from ${auditCheckpoints}), 0)`;
  const some = db
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(gt(auditEvents.id, upTo))
    .limit(ROWS_MAX)
    .as('unlogged');
  const [row] = await db
    .select({ rows: sql<number>`count(*)::int`, oldestS: secondsSince(sql`min(at)`, now) })
    .from(some);
  return row ?? NOTHING;
}

/** Alerts that nobody has acknowledged, and how many of them are past their clock. */
export async function openAlerts(
  db: Db,
  now: Date,
  clocksMin: Readonly<Partial<Record<Level, number>>>,
): Promise<{ readonly open: number; readonly late: number }> {
  const clocks = JSON.stringify(clocksMin);
  const [row] = await db.execute<{ open: number; late: number }>(sql`
    select count(*)::int as open, count(*) filter (where ${cases.levelAt}
        + (${clocks}::text::jsonb ->> ${cases.level})::float8 * interval '1 minute'
        < ${now.toISOString()}::timestamptz)::int as late
    from ${cases}
    where ${cases.state} = 'waiting' and ${cases.acknowledgedAt} is null
      and ${clocks}::text::jsonb ? ${cases.level}`);
  return row ?? { open: 0, late: 0 };
}

function secondsSince(time: ReturnType<typeof sql>, now: Date) {
  return sql<number>`greatest(0, coalesce(
    extract(epoch from ${now.toISOString()}::timestamptz - ${time}), 0))::float8`;
}
