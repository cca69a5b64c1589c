// What happened is kept once, whoever tells it and however often, together with the tasks that it
// opens. Officers are held meanwhile: of two events at once the second sees the first one's task.

import { appendAudit } from '../../db/audit.ts';
import { openTasksOf, putTask, type TaskRow } from '../../db/care-tasks.ts';
import type { Tx } from '../../db/client.ts';
import { lockOfficers, putEvents, type RosterEvent } from '../../db/roster.ts';
import type { Source } from './occasions.ts';
import type { Officer } from './officer.ts';
import { type CareTask, opensOf, withEvent } from './task.ts';

export type Told = { readonly officerId: string; readonly kind: string; readonly on: string };

export type By = {
  readonly source: Source;
  readonly actor: string;
  readonly at: Date;
  readonly newId: () => string;
};

export type Recorded = {
  /** How many were not known yet. */
  readonly told: number;
  /** How many tasks were opened or joined. */
  readonly tasks: number;
  /** What the officer does not allow: nothing of it is kept. */
  readonly notAllowed: readonly Told[];
};

export async function recordEvents(tx: Tx, told: readonly Told[], by: By): Promise<Recorded> {
  if (told.length === 0) return { told: 0, tasks: 0, notAllowed: [] };
  const ids = [...new Set(told.map(({ officerId }) => officerId))];
  const officers = new Map((await lockOfficers(tx.db, ids)).map((one) => [one.id, one]));
  const isAllowed = ({ officerId, kind }: Told) =>
    opensOf(kind, officers.get(officerId)?.allows ?? []).length > 0;
  const rows = told
    .filter((one) => officers.has(one.officerId) && isAllowed(one))
    .map((one): RosterEvent => ({ ...one, id: by.newId(), source: by.source, at: by.at }));
  const fresh = new Set(await putEvents(tx.db, rows));
  const known = (await openTasksOf(tx.db, ids)).map(taskIn);
  const after = rows
    .filter(({ id }) => fresh.has(id))
    .reduce<readonly CareTask[]>((tasks, event) => opened(tasks, event, officers, by), known);
  const changed = after.filter((task) => !known.includes(task));
  for (const task of changed) putTask(tx, task);
  appendAudit(
    tx,
    rows
      .filter(({ id }) => fresh.has(id))
      .map(({ id, officerId }) => ({
        at: by.at,
        actor: by.actor,
        action: 'roster-event-told',
        subject: `roster:${officerId}`,
        detail: { event: id, source: by.source },
      })),
  );
  return {
    told: fresh.size,
    tasks: changed.length,
    notAllowed: told.filter((one) => officers.has(one.officerId) && !isAllowed(one)),
  };
}

function opened(
  tasks: readonly CareTask[],
  { id, officerId, kind, on, at }: RosterEvent,
  officers: ReadonlyMap<string, Officer>,
  { newId }: By,
): readonly CareTask[] {
  const officer = officers.get(officerId);
  if (officer === undefined) return tasks;
  const { unitId, allows } = officer;
  // Counted in days from there on: which zone's day it was makes no difference.
  const knownOn = at.toISOString().slice(0, 10);
  const event = { id, officerId, unitId, kind, on, knownOn };
  return withEvent(tasks, event, { allows, newId });
}

export function taskIn(row: TaskRow): CareTask {
  const { id, officerId, unitId, form, occasions, priority, dueOn } = row;
  return { id, officerId, unitId, form, occasions, priority, dueOn };
}
