// What the audit log holds, read as its owner would.

import { asOwner } from './databases.ts';
import type { World } from './world.ts';

export type AuditRow = {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Records about one subject, oldest first. */
export async function auditOf(world: World, subject: string): Promise<AuditRow[]> {
  let rows: AuditRow[] = [];
  await asOwner(world.url, async (sql) => {
    rows = await sql<AuditRow[]>`
      select actor, action, subject, detail from ledger.audit_events
      where subject = ${subject} order by id`;
  });
  return rows;
}
