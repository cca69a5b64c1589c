// A yes was taken back: what was open on the ground of it closes with it, by whatever door it came.

import type { Tx } from '../../db/client.ts';
import { type Narrowing, narrowTasks } from './narrow.flow.ts';
import type { Officer } from './officer.ts';
import { withinAllowed } from './task.ts';

/** `officers` as they are now, held by this transaction. */
export async function closeNotAllowed(
  tx: Tx,
  officers: readonly Pick<Officer, 'id' | 'allows'>[],
  by: Omit<Narrowing, 'why'>,
): Promise<void> {
  const allowsOf = new Map(officers.map(({ id, allows }) => [id, allows]));
  await narrowTasks(
    tx,
    [...allowsOf.keys()],
    (task) => withinAllowed(task, allowsOf.get(task.officerId) ?? []),
    { ...by, why: 'not-allowed' },
  );
}
