// Plans who is asked again and when, once a talk has ended or its level fell, and looks whether each
// of those days was kept. Planned twice is planned once: a schedule that stands is not made again.

import { putTasks, tasksOfCase, updateTask } from '../../../db/case-tasks.ts';
import type { Tx } from '../../../db/client.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import { personById } from '../../../db/people.ts';
import { staffById } from '../../../db/staff.ts';
import type { EffectOf, Say } from '../../core/effect.ts';
import { dayOf } from '../../core/moment.ts';
import { highest } from '../../listening/level.ts';
import type { Tools } from '../../outbox/tools.ts';
import { onCase } from '../on-case.flow.ts';
import { looksAt } from './settle.ts';
import {
  type CaseTask,
  climbsAt,
  heldBy,
  isOpen,
  newTask,
  scheduled,
  watched,
  watchedOn,
} from './task.ts';

const PROGRAM = { name: 'program' } as const;

export async function planFollowUps(
  { caseId }: EffectOf<'plan-follow-ups.v1'>,
  tools: Tools,
): Promise<void> {
  await onCase(tools, PROGRAM, caseId, async (_facts, now, { tx, row }) => {
    const { personId, state, level, outcome } = row;
    if (personId === null || outcome === 'died') return { kind: 'nobody-to-ask' };
    const known = await tasksOfCase(tx.db, caseId);
    const peak = highest(level, row.peak ?? level);
    const { made, replaced } =
      outcome === 'not-needed' ? { made: [], replaced: [] } : scheduled(known, peak, now);
    const held = isTalk(row) ? heldBy(known, row.claimedAt ?? now, now) : [];
    const by = row.counselorId;
    for (const { id } of replaced)
      updateTask(tx, id, { doneAt: now, doneBy: by, outcome: 'replaced' });
    for (const { id } of held) updateTask(tx, id, { doneAt: now, doneBy: by, outcome: 'talked' });
    const tasks = made.map((one) => newTask(one, { id: tools.newId(), caseId, now }));
    putTasks(tx, tasks);
    const ended = new Set([...replaced, ...held].map(({ id }) => id));
    const left = [...known, ...tasks].filter((one) => isOpen(one) && !ended.has(one.id));
    return {
      kind: 'may',
      change: { kind: 'follow-ups-planned', level: peak, count: made.length },
      says: state === 'closed' ? await told(tx, row, left) : [],
      effects: [
        ...tasks.map(watched),
        ...(state === 'closed'
          ? [{ effect: { kind: 'settle-case.v1', caseId } as const, dueAt: looksAt(now) }]
          : []),
      ],
    };
  });
}

function isTalk({ state, outcome }: CaseRow): boolean {
  return state === 'closed' && outcome !== 'unreachable' && outcome !== 'not-needed';
}

/** The officer hears when they are asked again, and that they need not be. */
async function told(tx: Tx, row: CaseRow, left: readonly CaseTask[]): Promise<Say[]> {
  const next = left
    .filter(({ kind }) => kind === 'follow-up')
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0];
  const { personId, counselorId } = row;
  if (next === undefined || personId === null || counselorId === null) return [];
  const person = await personById(tx.db, personId);
  const counselor = await staffById(tx.db, counselorId);
  if (person === undefined || counselor === undefined) return [];
  return [
    {
      key: 'follow-up-told',
      params: { counselor: counselor.label, date: dayOf(next.dueAt, person) },
      buttons: [{ id: 'follow-up-no', label: 'follow-up-no' }],
    },
  ];
}

/** Once when it is due, for whoever has it; and once it is overdue, for the leads as well. */
export async function watchFollowUp(
  { caseId, taskId, due }: EffectOf<'watch-follow-up.v1'>,
  tools: Tools,
): Promise<void> {
  await onCase(tools, PROGRAM, caseId, async (_facts, now, { tx, row }) => {
    const task = (await tasksOfCase(tx.db, caseId)).find(({ id }) => id === taskId);
    if (task === undefined || !isOpen(task) || row.personId === null) return { kind: 'over' };
    // Put off meanwhile: that has a look of its own.
    if (due !== undefined && due !== task.dueAt.toISOString()) return { kind: 'over' };
    if (due !== undefined) {
      const tell = { kind: 'tell-after.v1', caseId, what: 'due' } as const;
      const how = { now, newId: tools.newId };
      enqueueForWorker(tx, [{ effect: tell }, watchedOn(task)], how);
      return { kind: 'not-yet' };
    }
    if (task.climbedAt !== null || now < climbsAt(task)) return { kind: 'not-yet' };
    updateTask(tx, taskId, { climbedAt: now });
    const what = task.kind === 'review' ? 'review' : 'overdue';
    return {
      kind: 'may',
      change: { kind: 'follow-up-climbed', task: taskId },
      effects: [{ effect: { kind: 'tell-after.v1', caseId, what } }],
    };
  });
}
