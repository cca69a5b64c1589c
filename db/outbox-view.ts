// What waits in the outbox, for whoever looks after the program.

import { asc, count, desc, isNull, sql } from 'drizzle-orm';
import type { Effect } from '../src/core/effect.ts';
import type { Db } from './client.ts';
import { cases } from './hotline.ts';
import { outbox } from './outbox.ts';

/** When the next effect falls due; absent when nothing waits. */
export async function nextDueAt(db: Db): Promise<Date | undefined> {
  const [row] = await db
    .select({ dueAt: outbox.dueAt })
    .from(outbox)
    .where(isNull(outbox.deadAt))
    .orderBy(asc(outbox.dueAt))
    .limit(1);
  return row?.dueAt;
}

export async function outboxCounts(db: Db): Promise<{ waiting: number; dead: number }> {
  const [row] = await db
    .select({
      waiting: sql<number>`count(*) filter (where ${outbox.deadAt} is null)`.mapWith(Number),
      dead: count(outbox.deadAt),
    })
    .from(outbox);
  return row ?? { waiting: 0, dead: 0 };
}

export async function newestEffects(db: Db, rowsMax: number): Promise<Effect[]> {
  const rows = await db
    .select({ effect: outbox.effect })
    .from(outbox)
    .orderBy(desc(outbox.seq))
    .limit(rowsMax);
  return rows.map(({ effect }) => effect);
}

/** Cases at L3 or L4 that nobody has acknowledged, and for which no ring is queued. */
export async function unrungCases(db: Db): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from ${cases}
    where ${cases.state} = 'waiting' and ${cases.level} in ('L3', 'L4')
      and ${cases.acknowledgedAt} is null
      and not exists (
        select 1 from ${outbox}
        where ${outbox.lane} = ${cases.id}::text and ${outbox.effect} ->> 'kind' = 'ring.v1'
      )`);
  return row?.n ?? 0;
}
