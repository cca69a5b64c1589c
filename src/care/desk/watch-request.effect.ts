// A clock of a request has run out: the staff's chats hear of the desk in counts, again and again
// until it is done, and what is overdue climbs to another desk, never to one that it complains of.

import { appendAudit } from '../../../db/audit.ts';
import { staffedRoutes } from '../../../db/desk-routes.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import { deskCounts, lockRequest, type RequestRow, updateRequest } from '../../../db/requests.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sayText } from '../../core/say.ts';
import { sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { DESKS, deskLabel, deskOf, type Route, readBy, type Staffed } from '../desks.ts';

const HOUR_MS = 3_600_000;

export async function watchRequest(
  effect: EffectOf<'watch-request.v1'>,
  tools: Tools,
): Promise<void> {
  const at = tools.clock();
  const due = await tools.pools.station.transact('wl_registrar', async (tx) => {
    const request = await lockRequest(tx.db, effect.requestId);
    if (request === undefined || !isLate(request, effect.step, at)) return undefined;
    const climbs = effect.step === 'answer' && request.climbedTo === null;
    const climbedTo = climbs ? nextOf(request, await staffedRoutes(tx.db)) : undefined;
    if (climbedTo !== undefined) {
      updateRequest(tx, request.id, { climbedTo });
      const subject = `request:${request.id}`;
      const detail = { desk: request.route, to: climbedTo };
      appendAudit(tx, [{ at, actor: 'program', action: 'request-climbed', subject, detail }]);
    }
    const dueAt = new Date(at.getTime() + DESKS.remindEveryHours * HOUR_MS);
    enqueueForWorker(tx, [{ effect, dueAt }], { now: at, newId: tools.newId });
    return {
      id: request.id,
      route: request.route,
      ...(await deskCounts(tx.db, request.route, at)),
    };
  });
  if (due === undefined) return;
  const { publicUrl, staffLocale } = tools.settings;
  const { id, route, open, untaken, overdue } = due;
  await sendToStaff(tools, {
    id: `desk:${id}:${effect.step}:${at.toISOString()}`,
    text: sayText(staffLocale, 'staff-desk-due', 0, {
      desk: deskLabel(route, staffLocale),
      open,
      untaken,
      overdue,
      link: `${publicUrl}/console/desk`,
    }),
  });
}

function isLate({ state, takeBy, dueAt }: RequestRow, step: 'take' | 'answer', at: Date): boolean {
  if (step === 'take') return state === 'new' && takeBy <= at && dueAt > at;
  return (state === 'new' || state === 'taken') && dueAt <= at;
}

function nextOf({ route, avoids }: RequestRow, staffed: Staffed): Route | undefined {
  const read = readBy(staffed, avoids);
  return deskOf(route)?.otherwise.find((one) => read.includes(one));
}
