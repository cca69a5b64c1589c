// The days of what a station owes beside its answer: set when a request comes, ticked by the desk, told
// to the alias; what is late is told to the staff's chats again and again, and climbs as the answer does.

import type { Tx } from '../../../db/client.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import { endStep, lateSteps, putSteps, stepsOf } from '../../../db/request-steps.ts';
import { lockRequest, type RequestRow } from '../../../db/requests.ts';
import { sayText } from '../../core/say.ts';
import { sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { DESKS, deskLabel } from '../desks.ts';
import type { DeskMember } from './as-desk.flow.ts';
import { backingAt, isStepEnd, stepsFrom } from './backing.ts';
import { climb } from './climb.flow.ts';
import { type DeskStep, type DeskTools, onRequest } from './on-request.flow.ts';
import { isOurs } from './request.ts';

const HOUR_MS = 3_600_000;

/** With the request itself. Where its form has none, nothing is set and nothing watched. */
export function setBacking(
  tx: Tx,
  request: Pick<RequestRow, 'id' | 'form' | 'item' | 'receivedAt'>,
  { clock, newId }: Pick<Tools, 'clock' | 'newId'>,
): void {
  const { id: requestId, form, item, receivedAt } = request;
  const steps = stepsFrom({ form, item }, receivedAt);
  putSteps(tx, requestId, steps);
  const now = clock();
  const next = backingAt(
    steps.map(({ dueAt }) => ({ dueAt, doneAt: null })),
    now,
  );
  if (next === undefined) return;
  const effect = { kind: 'watch-request.v1', requestId, step: 'backing' } as const;
  enqueueForWorker(tx, [{ effect, dueAt: next.nextAt }], { now, newId });
}

export async function watchBacking(requestId: string, tools: Tools): Promise<void> {
  const now = tools.clock();
  const due = await tools.pools.station.transact('wl_registrar', async (tx) => {
    const request = await lockRequest(tx.db, requestId);
    if (request === undefined || request.wrapped === null) return undefined;
    const found = backingAt(await stepsOf(tx.db, requestId), now);
    if (found === undefined) return undefined;
    const effect = { kind: 'watch-request.v1', requestId, step: 'backing' } as const;
    const again = new Date(now.getTime() + DESKS.remindEveryHours * HOUR_MS);
    const dueAt = found.late > 0 ? again : found.nextAt;
    enqueueForWorker(tx, [{ effect, dueAt }], { now, newId: tools.newId });
    if (found.late === 0) return undefined;
    await climb(tx, request, now);
    return { route: request.route, n: await lateSteps(tx.db, request.route, now) };
  });
  if (due === undefined) return;
  await sendToStaff(tools, (locale) => ({
    id: `backing:${requestId}:${now.toISOString()}`,
    text: sayText(locale, 'staff-backing-due', 0, {
      desk: deskLabel(due.route, locale),
      n: due.n,
      link: `${tools.settings.publicUrl}/console/desk`,
    }),
  }));
}

/** By whoever handles it, once it is taken; the answer does not end it. */
export async function backOfficer(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  { step, how }: { readonly step: string; readonly how: string },
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx, at, routes }, row) => {
    if (!isStepEnd(how)) return { kind: 'bad-choice' };
    if (row.state === 'new' || !isOurs(row, routes)) return { kind: 'over' };
    const end = { doneAt: at, doneBy: member.id, how };
    if (!(await endStep(tx.db, { requestId: id, step }, end))) return { kind: 'over' };
    const tells = how === 'done' ? [{ id, what: 'backed' as const }] : [];
    return { action: 'request-backed', detail: { step, how }, tells };
  });
}
