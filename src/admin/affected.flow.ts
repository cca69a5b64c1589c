// How many officers a change would reach, for the station's side. Admins have no grant on the
// officers' tables: the officers' own role counts, in the officers' world, and what comes out is
// one rounded number that no small group can be read from (decision 9). The guard is in the query,
// so that a number below it never leaves the database.

import { guardedCount } from '../../db/reach.ts';
import type { Tools } from '../outbox/tools.ts';
import { aboutSo } from '../trust/figures/shown.ts';

export const SMALL_GROUP = 10;

/** Absent when there are fewer than `SMALL_GROUP`. */
export async function affectedCount(
  { pools }: Pick<Tools, 'pools'>,
  unitId: string,
  squadId: string | undefined,
): Promise<number | undefined> {
  const people = await pools.officer.transact('wl_bot', ({ db }) =>
    guardedCount(db, { unitId, squadId, atLeast: SMALL_GROUP }),
  );
  return people === undefined ? undefined : aboutSo(people);
}
