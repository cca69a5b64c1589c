// What open tasks stand on: the events that opened them, as long as their first contact is still owed.

import { and, eq, inArray, sql } from 'drizzle-orm';
import { careTasks } from './care-tasks.ts';
import type { Db, Tx } from './client.ts';
import { rosterEvents } from './roster.ts';

export type Ground = {
  readonly id: string;
  readonly officerId: string;
  readonly kind: string;
  readonly on: string;
};

/** Of these officers, of these kinds. */
export async function openGrounds(
  db: Db,
  officerIds: readonly string[],
  kinds: readonly string[],
): Promise<Ground[]> {
  if (officerIds.length === 0) return [];
  const opened = sql`exists (select from ${careTasks} as t,
    jsonb_array_elements(t.occasions) as o where t.officer_id = ${rosterEvents.officerId}
    and t.state = 'open' and o ->> 'eventId' = ${rosterEvents.id}::text
    and (o ->> 'step')::int = 0)`;
  return db
    .select({
      id: rosterEvents.id,
      officerId: rosterEvents.officerId,
      kind: rosterEvents.kind,
      on: rosterEvents.on,
    })
    .from(rosterEvents)
    .where(
      and(
        inArray(rosterEvents.officerId, [...officerIds]),
        inArray(rosterEvents.kind, [...kinds]),
        eq(rosterEvents.source, 'calendar'),
        opened,
      ),
    );
}

export function dropEvents(tx: Tx, ids: readonly string[]): void {
  tx.write(tx.db.delete(rosterEvents).where(inArray(rosterEvents.id, [...ids])));
}
