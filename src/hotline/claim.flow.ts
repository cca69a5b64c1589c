// Taking a case, and saying that one is seen. Two presses on one case: the second hears so.

import { lockFirst, waitingCases } from '../../db/hotline.ts';
import { mayTakeCases } from '../admin/staff.ts';
import { factsOf } from './case-after.ts';
import {
  acknowledging,
  type ClaimRefusal,
  claiming,
  type Refused,
  type Worker,
} from './case-step.ts';
import { type KeptOff, keptOff } from './line/may-take.ts';
import { byRank } from './line/rank.ts';
import { routedOf, takerOf } from './line/taker.flow.ts';
import { type Actor, actorOf, type CaseTools, onCase, settled, writeStep } from './on-case.flow.ts';
import { isKept } from './queue.ts';

const ROWS_MAX = 1_000;

export type Taken = { readonly kind: 'taken'; readonly caseId: string; readonly code: string };

/** The waiting case that is most urgent and that nobody else is taking at this moment. */
export async function takeMostUrgent(
  tools: CaseTools,
  staff: Worker,
): Promise<Taken | Refused<'nobody-waits' | 'not-allowed' | KeptOff>> {
  if (!mayTakeCases(staff.role)) return { kind: 'not-allowed' };
  const actor = actorOf(staff);
  return settled<Taken | Refused<'nobody-waits' | KeptOff>>(tools, actor, async (tx, now) => {
    const [taker, waiting] = await Promise.all([
      takerOf(tx.db, staff),
      waitingCases(tx.db, ROWS_MAX),
    ]);
    const asking = waiting.filter((row) => !isKept(row, now));
    const routed = asking.map(routedOf).toSorted(byRank);
    const theirs = routed.filter((one) => keptOff(one, taker, now) === undefined);
    // Only the case is held, so that nobody waits for another's press; see `onCase` for the rest.
    const row = await lockFirst(
      tx.db,
      theirs.map(({ id }) => id),
    );
    const step = row && claiming(factsOf(row), staff, now);
    if (row === undefined || step?.kind !== 'may') {
      const why = routed[0] && theirs.length === 0 && keptOff(routed[0], taker, now);
      return { result: { kind: why || 'nobody-waits' }, effects: [] };
    }
    const { result, effects } = await writeStep(tx, step, {
      tools,
      actor,
      row,
      now,
    });
    return { result: { ...result, kind: 'taken' }, effects };
  });
}

export async function takeCase(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Taken | Refused<ClaimRefusal | 'no-such-case'>> {
  const result = await onCase(tools, actorOf(staff), caseId, async (facts, now, { tx, row }) =>
    claiming(facts, staff, now, keptOff(routedOf(row), await takerOf(tx.db, staff), now)),
  );
  return result.kind === 'done' ? { ...result, kind: 'taken' } : result;
}

export type Acknowledged =
  | { readonly kind: 'acknowledged'; readonly code: string }
  | Refused<'already' | 'claimed' | 'closed' | 'not-waiting' | 'no-such-case'>;

/**
 * Stops the alert until the live clock runs out. Also for the button in a staff chat; `actor` is
 * `<role>:<staffId>` as the audit log has it.
 */
export async function acknowledge(
  tools: CaseTools,
  actor: string,
  caseId: string,
): Promise<Acknowledged> {
  const who: Actor = { name: actor, staffId: actor.slice(actor.indexOf(':') + 1) };
  const result = await onCase(tools, who, caseId, acknowledging);
  return result.kind === 'done' ? { kind: 'acknowledged', code: result.code } : result;
}
