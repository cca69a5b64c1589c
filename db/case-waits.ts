// Each time a case waited in line: at which level, and when somebody saw it, came, or it ended.
// Kept by `follow-wait.ts`.

import { and, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import { index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Level } from '../src/listening/level.ts';
import type { Db, Tx } from './client.ts';
import { cases } from './hotline.ts';
import { instant, officer } from './schemas.ts';

export const caseWaits = officer.table(
  'case_waits',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** When the level was reached that its clocks run from. */
    startedAt: instant('started_at').notNull(),
    level: text().$type<Level>().notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    /** When a counselor took it. */
    liveAt: instant('live_at'),
    endedAt: instant('ended_at'),
    missedAcknowledgeAt: instant('missed_acknowledge_at'),
    missedLiveAt: instant('missed_live_at'),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.startedAt] }),
    index('case_waits_started').on(table.startedAt),
  ],
);

export type CaseWait = typeof caseWaits.$inferSelect;

export async function openWait(db: Db, caseId: string): Promise<CaseWait | undefined> {
  const rows = await db
    .select()
    .from(caseWaits)
    .where(and(eq(caseWaits.caseId, caseId), isNull(caseWaits.endedAt)));
  return rows[0];
}

export function markMissed(
  tx: Tx,
  { caseId, startedAt }: CaseWait,
  set: Partial<Pick<CaseWait, 'missedAcknowledgeAt' | 'missedLiveAt'>>,
): void {
  tx.write(
    tx.db
      .update(caseWaits)
      .set(set)
      .where(and(eq(caseWaits.caseId, caseId), eq(caseWaits.startedAt, startedAt))),
  );
}

export async function waitsSince(db: Db, since: Date): Promise<CaseWait[]> {
  return db.select().from(caseWaits).where(gte(caseWaits.startedAt, since));
}

const RECENT_MAX = 200;

/** How long cases of a level waited until somebody came, newest first, in minutes. */
export async function tookMinutes(db: Db, level: Level, since: Date): Promise<number[]> {
  const rows = await db
    .select({ startedAt: caseWaits.startedAt, liveAt: caseWaits.liveAt })
    .from(caseWaits)
    .where(
      and(eq(caseWaits.level, level), gte(caseWaits.startedAt, since), isNotNull(caseWaits.liveAt)),
    )
    .orderBy(desc(caseWaits.startedAt))
    .limit(RECENT_MAX);
  return rows.flatMap(({ startedAt, liveAt }) =>
    liveAt === null ? [] : [Math.max(0, liveAt.getTime() - startedAt.getTime()) / 60_000],
  );
}
