// What waits in the outbox, for whoever looks after the program.

import { asc, count, desc, isNull, sql } from 'drizzle-orm';
import type { Effect } from '../src/core/effect.ts';
import type { Db } from './client.ts';
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
