// A yes was taken back: what was open on the ground of it closes with it, by whatever door it came.

import { appendAudit } from '../../db/audit.ts';
import { openTasksOf, putTask, updateTask } from '../../db/care-tasks.ts';
import type { Tx } from '../../db/client.ts';
import type { Officer } from './officer.ts';
import { taskIn } from './record.flow.ts';
import { withinAllowed } from './task.ts';

type Closing = { readonly today: string; readonly at: Date; readonly actor: string };

/** `officers` as they are now, held by this transaction. */
export async function closeNotAllowed(
  tx: Tx,
  officers: readonly Pick<Officer, 'id' | 'allows'>[],
  { today, at, actor }: Closing,
): Promise<void> {
  if (officers.length === 0) return;
  const allowsOf = new Map(officers.map(({ id, allows }) => [id, allows]));
  const open = (await openTasksOf(tx.db, [...allowsOf.keys()])).map(taskIn);
  for (const task of open) {
    const left = withinAllowed(task, allowsOf.get(task.officerId) ?? []);
    if (left === task) continue;
    if (left === undefined) updateTask(tx, task.id, { state: 'dropped', endedOn: today });
    else putTask(tx, left);
    const detail = { task: task.id, why: 'not-allowed' };
    const subject = `roster:${task.officerId}`;
    const action = left === undefined ? 'care-dropped' : 'care-narrowed';
    appendAudit(tx, [{ at, actor, action, subject, detail }]);
  }
}
