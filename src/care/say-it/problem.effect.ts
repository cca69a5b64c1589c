// A told problem through the one door: opened in the officer's world, sealed anew in the station's, under
// no alias; and back, what the desk said of it. No transaction spans both: each step may run again.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { putEntry, setMeToo } from '../../../db/desk-routes.ts';
import { meTooCount, problemById, problemToDeliver } from '../../../db/problems.ts';
import { dropSteps } from '../../../db/request-steps.ts';
import {
  lockRequest,
  putRequest,
  type RequestRow,
  requestById,
  updateRequest,
} from '../../../db/requests.ts';
import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import { problemOf } from '../../core/look-up-told.flow.ts';
import { nothingSealed, seal, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { setBacking } from '../desk/backing.flow.ts';
import { clockOf, watchFrom } from '../desk/clock.flow.ts';
import { tellBacked } from './backed.flow.ts';
import { carryAdded } from './carry-more.flow.ts';
import { offerBoard, standsNow } from './news.ts';

/** Fewer than this is not told (decision 9). */
const TELL_FROM = 10;

export async function deliverProblem(
  { problemId }: EffectOf<'deliver-problem.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    problemToDeliver(db, problemId),
  );
  if (found?.problem.state !== 'sent' || found.problem.route === null)
    return withdraw(problemId, tools);
  const { problem, unitId, locale } = found;
  const { form, item, avoids, withUnit, personId } = problem;
  const { route } = found.problem;
  const words = unseal(tools.keys.open(found.wrapped, personId), problem.sealed, problemId);
  const wrapped = tools.keys.newKey(problemId);
  const at = tools.clock();
  const row = {
    id: problemId,
    form,
    item,
    route,
    avoids,
    locale,
    wrapped,
    unitId: withUnit ? unitId : null,
    sealed: seal(tools.keys.open(wrapped, problemId), words, problemId),
    state: 'new',
    receivedAt: at,
    ...clockOf(route, at),
  } as const;
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    if (!(await putRequest(tx.db, row))) return;
    appendAudit(tx, [recordOf('request-received', problemId, tools, { desk: row.route })]);
    watchFrom(tx, row, tools);
    setBacking(tx, row, tools);
  });
  await tell(problemId, 'received', tools);
  // Taken back or erased while it crossed: its withdrawal may have come before it.
  const after = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    problemById(db, problemId),
  );
  if (after?.state !== 'sent') await withdraw(problemId, tools);
}

/** What the teller says of the answer, or of the desk's wording for the board. */
export async function noteProblem(
  { problemId, what }: EffectOf<'note-problem.v1'>,
  tools: Tools,
): Promise<void> {
  if (what === 'added') return carryAdded(problemId, tools);
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    const request = await lockRequest(tx.db, problemId);
    if (request === undefined || request.state === 'taken-back') return;
    const set = noted(request, what, tools);
    if (set === undefined) return;
    updateRequest(tx, problemId, set);
    appendAudit(tx, [recordOf(`request-${what}`, problemId, tools)]);
    if (what === 'yes') publish(tx, request, tools);
    if (what === 'reopened') watchFrom(tx, { ...request, ...set }, tools);
  });
}

export async function withdrawProblem(
  { problemId }: EffectOf<'withdraw-problem.v1'>,
  tools: Tools,
): Promise<void> {
  return withdraw(problemId, tools);
}

export async function tellProblem(
  { problemId, what }: EffectOf<'tell-problem.v1'>,
  tools: Tools,
): Promise<void> {
  if (what === 'backed') return tellBacked(problemId, tools);
  await tell(problemId, what, tools);
}

export async function countMeToo(
  { entryId }: EffectOf<'count-me-too.v1'>,
  tools: Tools,
): Promise<void> {
  await tools.pools.officer.transact('wl_bot', async (tx) => {
    const count = await meTooCount(tx.db, entryId);
    setMeToo(tx, entryId, count < TELL_FROM ? null : count);
  });
}

/** The desk's own wording, under an id that leads nowhere. */
function publish(
  tx: Tx,
  { id, item, route, locale, offer, wrapped }: RequestRow,
  tools: Tools,
): void {
  if (offer === null || wrapped === null) return;
  const text = unseal(tools.keys.open(wrapped, id), offer, id).toString();
  const publishedAt = tools.clock();
  putEntry(tx, { id: tools.newId(), item, route, locale, text, publishedAt, meToo: null });
}

function noted(
  { state, route, reopened, publishing }: RequestRow,
  what: Exclude<EffectOf<'note-problem.v1'>['what'], 'added'>,
  { clock }: Tools,
): Partial<RequestRow> | undefined {
  if (what === 'yes' || what === 'no')
    return publishing === 'asked'
      ? { publishing: what, ...(what === 'no' && { offer: null }) }
      : undefined;
  if (state !== 'answered') return undefined;
  if (what === 'helped') return { verdict: what };
  return {
    verdict: what,
    state: 'new',
    reopened: reopened + 1,
    added: null,
    endedAt: null,
    ...clockOf(route, clock()),
  };
}

async function tell(
  problemId: string,
  what: Exclude<EffectOf<'tell-problem.v1'>['what'], 'backed'>,
  tools: Tools,
): Promise<void> {
  const problem = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    problemById(db, problemId),
  );
  if (problem === undefined) return; // erased meanwhile
  const request = await tools.pools.station.transact('wl_registrar', ({ db }) =>
    requestById(db, problemId),
  );
  if (request?.wrapped == null) return; // taken back
  const key = tools.keys.open(request.wrapped, problemId);
  const sealed = what === 'answered' ? request.answer : what === 'offer' ? request.offer : null;
  const words = sealed === null ? undefined : unseal(key, sealed, problemId).toString();
  // Once answered, or reopened after it, what was late does not come again.
  const isTold =
    (problem.standing === 'answered' || problem.verdict === 'reopened') &&
    +(problem.standingAt ?? 0) >= +(request.answeredAt ?? 0);
  if (what === 'answered' && isTold) return;
  if (what === 'taken' && request.state !== 'taken') return;
  const effects = await commit(tools, problem.personId, (now) => {
    const one = problemOf(problem);
    if (what === 'offer') return words === undefined ? undefined : offerBoard(now, one, words);
    return standsNow(now, one, { standing: what, words });
  });
  await tools.doNow(effects);
}

async function withdraw(problemId: string, tools: Tools): Promise<void> {
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    const request = await lockRequest(tx.db, problemId);
    if (request === undefined || request.state === 'taken-back') return;
    updateRequest(tx, problemId, {
      state: 'taken-back',
      sealed: nothingSealed(),
      wrapped: null,
      answer: null,
      added: null,
      offer: null,
      unitId: null,
      endedAt: tools.clock(),
    });
    dropSteps(tx, problemId);
    appendAudit(tx, [recordOf('request-withdrawn', problemId, tools)]);
  });
}

function recordOf(action: string, id: string, tools: Tools, detail: Record<string, string> = {}) {
  return { at: tools.clock(), actor: 'program', action, subject: `request:${id}`, detail };
}
