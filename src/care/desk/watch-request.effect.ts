// A clock of a request has run out: the staff's chats hear of the desk in counts, again and again
// until it is done, and what is overdue climbs to another desk, never to one that it complains of.

import { enqueueForWorker } from '../../../db/outbox.ts';
import { deskCounts, lockRequest, type RequestRow } from '../../../db/requests.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sayText } from '../../core/say.ts';
import { sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { DESKS, deskLabel } from '../desks.ts';
import { watchBacking } from './backing.flow.ts';
import { climb } from './climb.flow.ts';

const HOUR_MS = 3_600_000;

export async function watchRequest(
  effect: EffectOf<'watch-request.v1'>,
  tools: Tools,
): Promise<void> {
  const { step } = effect;
  if (step === 'backing') return watchBacking(effect.requestId, tools);
  const at = tools.clock();
  const due = await tools.pools.station.transact('wl_registrar', async (tx) => {
    const request = await lockRequest(tx.db, effect.requestId);
    if (request === undefined || !isLate(request, step, at)) return undefined;
    if (step === 'answer') await climb(tx, request, at);
    const dueAt = new Date(at.getTime() + DESKS.remindEveryHours * HOUR_MS);
    enqueueForWorker(tx, [{ effect, dueAt }], { now: at, newId: tools.newId });
    return {
      id: request.id,
      route: request.route,
      ...(await deskCounts(tx.db, request.route, at)),
    };
  });
  if (due === undefined) return;
  const { id, route, open, untaken, overdue } = due;
  await sendToStaff(tools, (locale) => ({
    id: `desk:${id}:${step}:${at.toISOString()}`,
    text: sayText(locale, 'staff-desk-due', 0, {
      desk: deskLabel(route, locale),
      open,
      untaken,
      overdue,
      link: `${tools.settings.publicUrl}/console/desk`,
    }),
  }));
}

function isLate({ state, takeBy, dueAt }: RequestRow, step: 'take' | 'answer', at: Date): boolean {
  if (step === 'take') return state === 'new' && takeBy <= at && dueAt > at;
  return (state === 'new' || state === 'taken') && dueAt <= at;
}
