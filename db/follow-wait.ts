// A case's waiting, made from its own row after every write of it, so that no path forgets it.

import { sql } from 'drizzle-orm';
import type { Tx } from './client.ts';

export function followWait(tx: Tx, caseId: string): void {
  tx.write(sql`update officer.case_waits w set
      acknowledged_at = coalesce(w.acknowledged_at,
        case when c.acknowledged_at >= w.started_at then c.acknowledged_at end),
      live_at = case when c.state = 'claimed' then c.claimed_at end,
      ended_at = case c.state when 'claimed' then c.claimed_at when 'closed' then c.closed_at
        else case when c.level_at <> w.started_at then c.level_at end end
    from officer.cases c where c.id = w.case_id and w.case_id = ${caseId} and w.ended_at is null`);
  tx.write(sql`insert into officer.case_waits (case_id, started_at, level)
    select id, level_at, level from officer.cases where id = ${caseId} and state = 'waiting'
    on conflict do nothing`);
}
