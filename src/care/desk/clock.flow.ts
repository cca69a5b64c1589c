// A desk's clocks: by when somebody should have a request, and by when it should be answered.

import type { Tx } from '../../../db/client.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import type { Tools } from '../../outbox/tools.ts';
import { deskOf, type Route } from '../desks.ts';

const HOUR_MS = 3_600_000;

export function clockOf(route: Route, from: Date): { readonly takeBy: Date; readonly dueAt: Date } {
  const { takeHours = 24, answerDays = 7 } = deskOf(route) ?? {};
  return {
    takeBy: new Date(from.getTime() + takeHours * HOUR_MS),
    dueAt: new Date(from.getTime() + answerDays * 24 * HOUR_MS),
  };
}

/** Both clocks are looked at when they run out, whatever process lives then. */
export function watchFrom(
  tx: Tx,
  {
    id: requestId,
    takeBy,
    dueAt,
  }: { readonly id: string; readonly takeBy: Date; readonly dueAt: Date },
  { clock, newId }: Pick<Tools, 'clock' | 'newId'>,
): void {
  const now = clock();
  enqueueForWorker(
    tx,
    [
      { effect: { kind: 'watch-request.v1', requestId, step: 'take' }, dueAt: takeBy },
      { effect: { kind: 'watch-request.v1', requestId, step: 'answer' }, dueAt },
    ],
    { now, newId },
  );
}
