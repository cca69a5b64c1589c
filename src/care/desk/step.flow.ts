// What a desk does about a request: takes it, ticks its checklist, answers, passes it on, gathers what
// is the same, asks whether a wording of its own may go on the board. Each is one record.

import { staffedRoutes } from '../../../db/desk-routes.ts';
import { gathered, lockRequest, type RequestRow, updateRequest } from '../../../db/requests.ts';
import { type Sealed, seal } from '../../ops/keys.ts';
import { formFor, isRoute, readBy } from '../desks.ts';
import type { DeskMember } from './as-desk.flow.ts';
import { clockOf, watchFrom } from './clock.flow.ts';
import { type DeskStep, type DeskTools, onRequest } from './on-request.flow.ts';
import { isOurs, isOutcome } from './request.ts';

const TEXT_MAX = 2_000;

export async function takeRequest(
  tools: DeskTools,
  member: DeskMember,
  id: string,
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx, at, routes }, row) => {
    if (row.state !== 'new' || !isOurs(row, routes)) return { kind: 'over' };
    updateRequest(tx, id, { state: 'taken', ownerId: member.id, takenAt: at });
    return { action: 'request-taken', tells: [{ id, what: 'taken' }] };
  });
}

export async function checkRequest(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  ticked: readonly string[],
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx }, row) => {
    const list = formFor(row)?.checklist ?? [];
    const checked = list.flatMap((one) => (ticked.includes(one.id) ? [one.id] : []));
    updateRequest(tx, id, { checked });
    return { action: 'request-checked', detail: { checked: checked.length } };
  });
}

/** Everything that was gathered with it gets the same answer. */
export async function answerRequest(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  { text, outcome }: { readonly text: string; readonly outcome: string },
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx, at }, row) => {
    const words = text.trim().slice(0, TEXT_MAX);
    if (words === '') return { kind: 'no-text' };
    if (!isOutcome(outcome)) return { kind: 'bad-choice' };
    if (row.state !== 'taken') return { kind: 'over' };
    const all = (await gathered(tx.db, row)).filter(isOpen);
    for (const one of all)
      updateRequest(tx, one.id, {
        state: 'answered',
        ownerId: member.id,
        answer: sealedFor(one, words, tools),
        answeredAt: at,
        endedAt: at,
        outcome,
        verdict: null,
      });
    const tells = all.map((one) => ({ id: one.id, what: 'answered' as const }));
    return { action: 'request-answered', detail: { outcome, requests: all.length }, tells };
  });
}

/** To another desk that somebody reads and that it does not complain of; its clock starts anew. Who
 * passed it on still sees it until somebody there takes it up. */
export async function passOnRequest(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  to: string,
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx, at }, row) => {
    if (!isOpen(row)) return { kind: 'over' };
    const staffed = await staffedRoutes(tx.db);
    if (!isRoute(to) || to === row.route || !readBy(staffed, row.avoids).includes(to))
      return { kind: 'bad-choice' };
    const clock = clockOf(to, at);
    updateRequest(tx, id, {
      route: to,
      state: 'new',
      ownerId: member.id,
      climbedTo: null,
      ...clock,
    });
    watchFrom(tx, { id, ...clock }, tools);
    return { action: 'request-passed-on', detail: { desk: row.route, to } };
  });
}

/** By a person's word that both are the same matter. */
export async function gatherRequests(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  otherId: string,
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx }, row) => {
    const other = await lockRequest(tx.db, otherId);
    if (other === undefined || other.id === id || !isOpen(other)) return { kind: 'bad-choice' };
    const head = row.gatheredId ?? row.id;
    for (const one of await gathered(tx.db, other))
      if (one.id !== head) updateRequest(tx, one.id, { gatheredId: head });
    return { action: 'requests-gathered', detail: { other: otherId } };
  });
}

export async function offerForBoard(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  text: string,
): Promise<DeskStep> {
  return onRequest(tools, member, id, async ({ tx }, row) => {
    const words = text.trim().slice(0, TEXT_MAX);
    if (words === '') return { kind: 'no-text' };
    if (row.state !== 'answered' || row.publishing !== null) return { kind: 'over' };
    updateRequest(tx, id, { publishing: 'asked', offer: sealedFor(row, words, tools) });
    return { action: 'request-board-asked', tells: [{ id, what: 'offer' }] };
  });
}

function isOpen({ state, wrapped }: RequestRow): boolean {
  return wrapped !== null && (state === 'new' || state === 'taken');
}

function sealedFor({ id, wrapped }: RequestRow, words: string, { keys }: DeskTools): Sealed | null {
  return wrapped === null ? null : seal(keys.open(wrapped, id), words, id);
}
