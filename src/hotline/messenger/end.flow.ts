// A talk leaves a counselor's chat and goes on in the console.

import { endMessengerTalks, messengerTalksOf } from '../../../db/messenger-talks.ts';
import { staffById } from '../../../db/staff.ts';
import { type Actor, type CaseTools, onCase } from '../on-case.flow.ts';
import { endingHere, type Why } from './messenger-step.ts';

export async function endHere(
  tools: CaseTools,
  actor: Actor,
  { caseId, staffId }: { readonly caseId: string; readonly staffId: string },
  why: Why,
) {
  return onCase(tools, actor, caseId, async (facts, now, { tx }) => {
    const talks = await messengerTalksOf(tx.db, caseId);
    const isOpen = talks.some((one) => one.staffId === staffId && one.endedAt === null);
    const member = await staffById(tx.db, staffId);
    const step = endingHere(facts, member?.label ?? '', { isOpen, why });
    if (step.kind === 'may') endMessengerTalks(tx, caseId, now);
    return step;
  });
}
