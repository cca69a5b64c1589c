// A talk that made it worse is looked at by a lead. Alerts hold a code and a link: neither words nor
// how it was.

import { putTasks, tasksOfCase } from '../../../db/case-tasks.ts';
import { caseById } from '../../../db/hotline.ts';
import { activeStaff } from '../../../db/staff.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn, sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { onCase } from '../on-case.flow.ts';
import type { AfterNews } from '../talk-effects.ts';
import { AFTER } from './policy.ts';
import { isOpen, newTask, watched } from './task.ts';
import { tellErased } from './tell-erased.flow.ts';

export async function openReview(
  { caseId, by }: EffectOf<'open-review.v1'>,
  tools: Tools,
): Promise<void> {
  await onCase(tools, { name: 'program' }, caseId, async (_facts, now, { tx, row }) => {
    const reviews = (await tasksOfCase(tx.db, caseId)).filter(({ kind }) => kind === 'review');
    if (reviews.some(isOpen)) return { kind: 'open-already' };
    const dueAt = new Date(now.getTime() + AFTER.reviewHours * 3_600_000);
    const made = { kind: 'review', level: row.level, nth: reviews.length, dueAt } as const;
    const task = newTask(made, { id: tools.newId(), caseId, now });
    putTasks(tx, [task]);
    return {
      kind: 'may',
      change: { kind: 'review-opened', by },
      effects: [
        { effect: { kind: 'tell-after.v1', caseId, what: 'review' }, isUrgent: true },
        watched(task),
      ],
    };
  });
}

const OWN: readonly AfterNews[] = ['due', 'given', 'closes', 'debrief'];

/** What is somebody's own to do goes to whoever has the case; what nobody does or has, to the leads. */
export async function tellAfter(
  { caseId, what }: EffectOf<'tell-after.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  if (what === 'erased') return tellErased(caseId, id, tools);
  const { row, leads, tasks } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    row: await caseById(db, caseId),
    leads: (await activeStaff(db, ['lead'])).map((lead) => lead.id),
    tasks: await tasksOfCase(db, caseId),
  }));
  if (row === undefined) return;
  const isDue = tasks.some(
    (one) => isOpen(one) && one.kind === 'follow-up' && one.dueAt <= tools.clock(),
  );
  if (what === 'due' && !isDue) return; // done while this waited
  await tools.desk.showQueue();
  const page = what === 'debrief' ? 'talks' : 'follow-ups';
  const about = { code: row.code, link: `${tools.settings.publicUrl}/console/${page}` };
  const told = (locale: Locale) => ({
    id,
    text: sayText(locale, `alert-after-${what}`, 0, about),
  });
  const owner = row.counselorId === null ? [] : [row.counselorId];
  if (OWN.includes(what)) await sendToOwn(tools, told, owner);
  else await sendToStaff(tools, told, what === 'overdue' ? [...owner, ...leads] : leads);
}
