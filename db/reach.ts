// How many officers something reaches; never told where they are few.

import { and, count, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from './client.ts';
import { people } from './people.ts';

/** How many joined officers a change would reach; absent when there are fewer than `atLeast`. */
export async function guardedCount(
  db: Db,
  group: {
    readonly unitId: string;
    readonly squadId: string | undefined;
    readonly atLeast: number;
  },
): Promise<number | undefined> {
  const { unitId, squadId, atLeast } = group;
  const [row] = await db
    .select({ n: count() })
    .from(people)
    .where(
      and(
        eq(people.unitId, unitId),
        squadId === undefined ? undefined : eq(people.squadId, squadId),
        isNotNull(people.joinedAt),
        isNull(people.stoppedAt),
      ),
    )
    .having(gte(count(), atLeast));
  return row?.n;
}
