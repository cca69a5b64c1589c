// Handing a talk over, and sitting in on one.

import { staffById } from '../../../db/staff.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import type { NotMine, Refused, Worker } from '../case-step.ts';
import { type KeptOff, keptOff } from '../line/may-take.ts';
import { isOwnUnit, routedOf, takerOf } from '../line/taker.flow.ts';
import { actorOf, type CaseTools, type Done, onCase } from '../on-case.flow.ts';
import { droppingOffer, joining, leaving, offering, takingOver } from './hand-over-step.ts';

type Handed<W extends string> = Done | Refused<W | 'no-such-case'>;

export async function offerCase(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  toId: string,
): Promise<Handed<NotMine | KeptOff | 'nobody-there'>> {
  return onCase(tools, actorOf(staff), caseId, async (facts, now, { tx, row }) => {
    const member = await staffById(tx.db, toId);
    const isHere = member !== undefined && member.disabledAt === null && mayTakeCases(member.role);
    if (!isHere) return offering(facts, staff, undefined);
    const off = keptOff(routedOf(row), await takerOf(tx.db, member), now);
    return offering(facts, staff, { id: toId, off });
  });
}

export async function takeOver(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Handed<'not-offered' | 'closed'>> {
  return onCase(tools, actorOf(staff), caseId, (facts, now) => takingOver(facts, staff, now));
}

export async function dropOffer(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Handed<'not-offered' | 'closed'>> {
  // Of a case that another has: the program moves it, in their name.
  const { name } = actorOf(staff);
  return onCase(tools, { name }, caseId, (facts) => droppingOffer(facts, staff));
}

export async function joinTalk(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Handed<NotMine | 'yours-already' | 'not-allowed' | 'joined-already' | 'own-unit'>> {
  type Why = NotMine | 'yours-already' | 'not-allowed' | 'joined-already' | 'own-unit';
  return onCase<Why>(tools, actorOf(staff), caseId, async (facts, _, { tx, row }) =>
    (await isOwnUnit(tx.db, row, staff)) ? { kind: 'own-unit' } : joining(facts, staff),
  );
}

export async function leaveTalk(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Handed<NotMine>> {
  return onCase(tools, actorOf(staff), caseId, (facts) => leaving(facts, staff));
}
