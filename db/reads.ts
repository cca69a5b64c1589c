// The audit log's openings of one person's data, newest first, through an index of their own.

import { and, desc, inArray, lt } from 'drizzle-orm';
import type { AuditEvent } from '../src/trust/audit/event.ts';
import { auditEvents } from './audit.ts';
import type { Db } from './client.ts';
import { isRead } from './is-read.ts';

export async function readsAbout(
  db: Db,
  subjects: readonly string[],
  rowsMax: number,
  beforeId?: number,
): Promise<AuditEvent[]> {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        isRead(auditEvents.action),
        inArray(auditEvents.subject, [...subjects]),
        beforeId === undefined ? undefined : lt(auditEvents.id, beforeId),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(rowsMax);
}
