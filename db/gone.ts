// What must not come back with a restored copy: keys that were destroyed, consents taken back. Only
// a mark of each, which is made with the master key and tells nothing without it.

import { eq, sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';
import type { Gone } from '../src/trust/gone/gone.ts';
import { auditEvents } from './audit.ts';
import type { Db, Tx } from './client.ts';
import { instant, officer } from './schemas.ts';

export const gone = officer.table('gone', {
  mark: text().primaryKey(),
  at: instant().notNull(),
});

export function putGone(tx: Tx, ...rows: readonly Gone[]): void {
  if (rows.length === 0) return;
  tx.write(
    tx.db
      .insert(gone)
      .values([...rows])
      .onConflictDoUpdate({
        target: gone.mark,
        set: { at: sql`greatest(${gone.at}, excluded.at)` },
      }),
  );
}

/** Whom the audit log says was erased. */
export async function erasedSubjects(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ subject: auditEvents.subject })
    .from(auditEvents)
    .where(eq(auditEvents.action, 'erased'));
  return rows.map(({ subject }) => subject);
}

export async function goneMarks(db: Db): Promise<Gone[]> {
  return db.select().from(gone);
}
