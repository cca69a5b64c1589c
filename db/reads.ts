// The audit log's openings of one person's data, newest first, through an index of their own.

import { and, inArray, lt, notInArray, sql } from 'drizzle-orm';
import type { AuditEvent } from '../src/trust/audit/event.ts';
import { auditEvents } from './audit.ts';
import type { Db } from './client.ts';
import { isRead } from './is-read.ts';
import { newestFirst } from './newest-first.ts';

type Page = {
  readonly rowsMax: number;
  /** Those that came before it. */
  readonly beforeId: number | undefined;
  /** Openings that the officer is told of later. */
  readonly hidden: readonly string[];
};

export async function readsAbout(
  db: Db,
  subjects: readonly string[],
  { rowsMax, beforeId, hidden }: Page,
): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        isRead(auditEvents.action),
        inArray(auditEvents.subject, [...subjects]),
        beforeId === undefined ? undefined : lt(auditEvents.id, beforeId),
        hidden.length === 0
          ? undefined
          : notInArray(sql`coalesce(${auditEvents.detail} ->> 'opening', '')`, [...hidden]),
      ),
    )
    .orderBy(newestFirst(auditEvents.id))
    .limit(rowsMax);
}
