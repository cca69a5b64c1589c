// The audit events' tables, one for each month: made ahead, dropped when their time is up. The
// statements run as the tables' owner; what they refuse, they refuse to everyone.

import { sql } from 'drizzle-orm';
import { auditEvents } from './audit.ts';
import { auditLeaves, auditPrunes } from './audit-log.ts';
import type { Db, Tx } from './client.ts';

/** From the month of `since` to that of `upTo`, and those that records wait for. */
export async function makeMonths(db: Db, since: Date, upTo: Date): Promise<number> {
  const [row] = await db.execute<{ made: number }>(sql`
    select ledger.make_audit_months(${since.toISOString()}, ${upTo.toISOString()}) as made`);
  return row?.made ?? 0;
}

/** Those that are over by this moment, as `2023-11`, oldest first. */
export async function monthsOverBy(db: Db, moment: Date): Promise<string[]> {
  const rows = await db.execute<{ month: string }>(sql`
    select replace(right(relname, 7), '_', '-') as month
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'ledger.audit_events'::regclass and relname ~ '^audit_events_\\d{4}_\\d\\d$'
    order by 1`);
  const isOver = (month: string) => endOf(month).getTime() <= moment.getTime();
  return rows.map(({ month }) => month).filter(isOver);
}

export function startOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

export function endOf(month: string): Date {
  const start = startOf(month);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1));
}

/** Which leaves the month's records have, as runs from `from` to before `to`. */
export async function leavesOf(
  db: Db,
  month: string,
): Promise<{ readonly from: number; readonly to: number }[]> {
  const rows = await db.execute<{ from: number; to: number }>(sql`
    select min(leaf)::float8 as from, max(leaf)::float8 + 1 as to
    from (
      select leaf, leaf - row_number() over (order by leaf) as run
      from ${auditEvents} join ${auditLeaves} on event_id = id
      where at >= ${startOf(month).toISOString()}::timestamptz
        and at < ${endOf(month).toISOString()}::timestamptz
    ) runs
    group by run order by 1`);
  return [...rows];
}

export function putPrune(tx: Tx, month: string, note: string): void {
  tx.write(tx.db.insert(auditPrunes).values({ month, note }).onConflictDoNothing());
}

/** @returns whether it was there. */
export async function dropMonth(db: Db, month: string): Promise<boolean> {
  const [row] = await db.execute<{ dropped: boolean }>(
    sql`select ledger.drop_audit_month(${month}) as dropped`,
  );
  return row?.dropped ?? false;
}

export async function pruneNoteOf(db: Db, month: string): Promise<string | undefined> {
  const [row] = await db.execute<{ note: string }>(
    sql`select note from ${auditPrunes} where month = ${month}`,
  );
  return row?.note;
}
