// Tasks of a unit that its hours and leave opened: what is open of them, and what was done of late.

import { and, asc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import { careTasks, type TaskRow } from './care-tasks.ts';
import type { Db } from './client.ts';

const occasion = sql`jsonb_array_elements(${careTasks.occasions}) as o`;

/** First contacts on these occasions. */
function opens(triggers: readonly string[]) {
  const known = inArray(sql`o ->> 'trigger'`, [...triggers]);
  return sql`exists (select from ${occasion} where ${known} and (o ->> 'step')::int = 0)`;
}

export async function tasksOn(
  db: Db,
  unitId: string,
  { triggers, endedFrom }: { readonly triggers: readonly string[]; readonly endedFrom: string },
): Promise<TaskRow[]> {
  return db
    .select()
    .from(careTasks)
    .where(
      and(
        eq(careTasks.unitId, unitId),
        or(eq(careTasks.state, 'open'), gte(careTasks.endedOn, endedFrom)),
        opens(triggers),
      ),
    )
    .orderBy(asc(careTasks.dueOn), asc(careTasks.id));
}
