// What a date or a list told turned out otherwise: hours were corrected, leave was agreed, a check-up
// was had. What it opened closes, and the event is forgotten, so that it can happen after all.

import { dropEvents, type Ground } from '../../db/care-grounds.ts';
import type { Tx } from '../../db/client.ts';
import { lockOfficers } from '../../db/roster.ts';
import { type Narrowing, narrowTasks } from './narrow.flow.ts';
import { withoutEvents } from './task.ts';

export async function retractEvents(
  tx: Tx,
  grounds: readonly Ground[],
  by: Omit<Narrowing, 'why'>,
): Promise<void> {
  if (grounds.length === 0) return;
  const gone = new Set(grounds.map(({ id }) => id));
  const officerIds = [...new Set(grounds.map(({ officerId }) => officerId))];
  await lockOfficers(tx.db, officerIds);
  const why = 'told-otherwise';
  await narrowTasks(tx, officerIds, (task) => withoutEvents(task, gone), { ...by, why });
  dropEvents(tx, [...gone]);
  await tx.flush(); // what is told next must not join what has just closed
}
