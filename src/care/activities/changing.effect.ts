// Activities that changed, or whose organizer has left: carried on by somebody, and told to who signed up.

import { comingBy, putOrganizer } from '../../../db/activities.ts';
import { appendAudit } from '../../../db/audit.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import { standingFor } from '../../../db/signups.ts';
import { allStaff, type Staff } from '../../../db/staff.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { changed, successorOf } from './changing.ts';
import { step } from './step.flow.ts';

/** Safe to run twice: each remembers which change they heard. */
export async function tellChange(
  { activityId, changeId, what }: EffectOf<'change-activity.v1'>,
  tools: Tools,
): Promise<void> {
  const standing = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    standingFor(db, activityId),
  );
  for (const { id, personId } of standing)
    await step(tools, { personId, signupId: id }, (now, one) =>
      changed(now, one, { changeId, what }),
    );
}

/** What is still to come; of what is past nothing is left to do. */
export async function handOnActivities(
  { staffId }: EffectOf<'hand-on-activities.v1'>,
  tools: Tools,
): Promise<void> {
  const { pools, clock, newId } = tools;
  const at = clock();
  const handed = await pools.station.transact('wl_registrar', async (tx) => {
    const staff = await allStaff(tx.db);
    const done: Handed[] = [];
    for (const { id, unitId, needsNames } of await comingBy(tx.db, staffId, at)) {
      const nextId = successorOf(staff, { leavingId: staffId, unitId });
      const next = staff.find((one) => one.id === nextId);
      if (nextId === undefined || next === undefined) continue;
      done.push({ id, next });
      putOrganizer(tx, id, nextId);
      const [subject, detail] = [`activity:${id}`, { from: staffId, to: nextId }];
      appendAudit(tx, [{ at, actor: 'program', action: 'activity-handed-on', subject, detail }]);
      const told = { kind: 'change-activity.v1', activityId: id, changeId: newId() } as const;
      if (needsNames)
        enqueueForWorker(tx, [{ effect: { ...told, what: 'organizer' } }], { now: at, newId });
    }
    return done;
  });
  for (const all of Map.groupBy(handed, ({ next }) => next.id).values())
    await tellOrganizer(tools, all);
}

type Handed = { readonly id: string; readonly next: Staff };

/** In a chat of their own alone: a number and a link, no name of who signed up. */
async function tellOrganizer(tools: Tools, handed: readonly Handed[]): Promise<void> {
  const [first] = handed;
  if (first === undefined) return;
  const { id, next } = first;
  const link = `${tools.settings.publicUrl}/console/activities`;
  const about = { n: handed.length, link };
  const told = (locale: Locale) => ({
    id: `activities-yours:${id}:${next.id}`,
    text: sayText(locale, 'staff-activities-yours', 0, about),
  });
  await sendToOwn(tools, told, [next.id]);
}
