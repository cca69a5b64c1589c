// That backups were made, as the audit log tells.

import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** Looks no further back than this: the log is read by time. */
export async function lastBackupAt(db: Db, since: Date): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select max(at)::text as at from ledger.audit_events
    where at >= ${since.toISOString()}::timestamptz and action = 'backup-made'`);
  return row?.at == null ? undefined : new Date(row.at);
}
