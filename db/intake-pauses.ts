// When the line took no new requests, and by whom: about staff, no officer.

import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';
import { staff } from './staff.ts';

export const intakePauses = ledger.table('intake_pauses', {
  id: uuid().primaryKey(),
  by: uuid()
    .notNull()
    .references(() => staff.id),
  at: instant().notNull(),
  until: instant().notNull(),
  endedAt: instant('ended_at'),
  endedBy: uuid('ended_by').references(() => staff.id),
});

export function putIntakePause(tx: Tx, row: typeof intakePauses.$inferInsert): void {
  tx.write(tx.db.insert(intakePauses).values(row));
}

/** The one that stands at this moment, with who made it. */
export async function intakePauseAt(db: Db, now: Date) {
  const [row] = await db
    .select({ id: intakePauses.id, until: intakePauses.until, by: staff.label })
    .from(intakePauses)
    .innerJoin(staff, eq(staff.id, intakePauses.by))
    .where(and(isNull(intakePauses.endedAt), gt(intakePauses.until, now)))
    .orderBy(desc(intakePauses.until))
    .limit(1);
  return row;
}

export function endIntakePauses(tx: Tx, by: string, at: Date): void {
  tx.write(
    tx.db
      .update(intakePauses)
      .set({ endedAt: at, endedBy: by })
      .where(and(isNull(intakePauses.endedAt), gt(intakePauses.until, at))),
  );
}
