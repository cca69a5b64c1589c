// What is open on grounds that no longer hold goes: a task with nothing left is dropped, another keeps
// the rest. Each is one record.

import { appendAudit } from '../../db/audit.ts';
import { openTasksOf, putTask, updateTask } from '../../db/care-tasks.ts';
import type { Tx } from '../../db/client.ts';
import { taskIn } from './record.flow.ts';
import type { CareTask } from './task.ts';

export type Narrowing = {
  readonly today: string;
  readonly at: Date;
  readonly actor: string;
  /** Of a list, for the record. */
  readonly why: 'not-allowed' | 'told-otherwise';
};

/** Under the locks of these officers. `leftOf` gives the very task back where nothing goes. */
export async function narrowTasks(
  tx: Tx,
  officerIds: readonly string[],
  leftOf: (task: CareTask) => CareTask | undefined,
  { today, at, actor, why }: Narrowing,
): Promise<void> {
  if (officerIds.length === 0) return;
  const open = (await openTasksOf(tx.db, officerIds)).map(taskIn);
  for (const task of open) {
    const left = leftOf(task);
    if (left === task) continue;
    if (left === undefined) updateTask(tx, task.id, { state: 'dropped', endedOn: today });
    else putTask(tx, left);
    const detail = { task: task.id, why };
    const subject = `roster:${task.officerId}`;
    const action = left === undefined ? 'care-dropped' : 'care-narrowed';
    appendAudit(tx, [{ at, actor, action, subject, detail }]);
  }
}
