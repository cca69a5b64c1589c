// Changes as they were proposed, to be shown.

import { changeById, changesOf, type ScheduleChange } from '../../db/schedule-changes.ts';
import type { Tools } from '../outbox/tools.ts';

export async function changeOf(
  { pools }: Pick<Tools, 'pools'>,
  changeId: string,
): Promise<ScheduleChange | undefined> {
  return pools.station.transact('wl_admin', ({ db }) => changeById(db, changeId));
}

/** One change, or those that were proposed together. */
export async function changesTogether(
  { pools }: Pick<Tools, 'pools'>,
  id: string,
): Promise<readonly ScheduleChange[]> {
  return pools.station.transact('wl_admin', ({ db }) => changesOf(db, id));
}
