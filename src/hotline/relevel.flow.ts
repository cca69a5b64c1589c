// A level changed by hand, with a reason that the audit log keeps.

import type { NotMine, Refused, Worker } from './case-step.ts';
import { isLevel, isLowerReason, isRaiseReason, lowering, raising } from './level-step.ts';
import { actorOf, type CaseTools, type Done, onCase } from './on-case.flow.ts';

type Relevelled<W extends string> = Done | Refused<W | NotMine | 'no-such-case' | 'reason-needed'>;

export async function lowerLevel(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  to: string,
  reason: string,
): Promise<Relevelled<'not-lower'>> {
  if (!isLowerReason(reason)) return { kind: 'reason-needed' };
  if (!isLevel(to)) return { kind: 'not-lower' };
  return onCase(tools, actorOf(staff), caseId, (facts) => lowering(facts, staff, to, reason));
}

export async function raiseLevel(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  to: string,
  reason: string,
): Promise<Relevelled<'not-higher'>> {
  if (!isRaiseReason(reason)) return { kind: 'reason-needed' };
  if (!isLevel(to)) return { kind: 'not-higher' };
  return onCase(tools, actorOf(staff), caseId, (facts, now) =>
    raising(facts, staff, to, reason, now),
  );
}
