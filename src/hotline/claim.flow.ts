// Taking a case, and saying that one is seen. Two presses on one case: the second hears so.

import { lockMostUrgent } from '../../db/hotline.ts';
import { mayTakeCases } from '../admin/staff.ts';
import {
  acknowledging,
  type ClaimRefusal,
  claiming,
  type Refused,
  type Worker,
} from './case-step.ts';
import {
  type Actor,
  actorOf,
  type CaseTools,
  factsOf,
  onCase,
  settled,
  writeStep,
} from './on-case.flow.ts';

export type Taken = { readonly kind: 'taken'; readonly caseId: string; readonly code: string };

/** The waiting case that is most urgent and that nobody else is taking at this moment. */
export async function takeMostUrgent(
  tools: CaseTools,
  staff: Worker,
): Promise<Taken | Refused<'nobody-waits' | 'not-allowed'>> {
  if (!mayTakeCases(staff.role)) return { kind: 'not-allowed' };
  const actor = actorOf(staff);
  return settled<Taken | Refused<'nobody-waits'>>(tools, actor, async (tx, now) => {
    // Only the case is held, so that nobody waits for another's press; see `onCase` for the rest.
    const row = await lockMostUrgent(tx.db);
    const step = row && claiming(factsOf(row), staff);
    if (row === undefined || step?.kind !== 'may')
      return { result: { kind: 'nobody-waits' }, effects: [] };
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
  const result = await onCase(tools, actorOf(staff), caseId, (facts) => claiming(facts, staff));
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
