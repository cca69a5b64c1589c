// Asking for a block, deciding on it, and lifting it; each is one record of the case.

import { personById } from '../../../db/people.ts';
import { blockOfCase, putBlock, updateBlock } from '../../../db/talk-blocks.ts';
import { momentOf } from '../../core/moment.ts';
import type { NotMine, Refused, Worker } from '../case-step.ts';
import { actorOf, type CaseTools, type Done, onCase } from '../on-case.flow.ts';
import {
  askingBlock,
  type BlockRefusal,
  blockEnd,
  decidingBlock,
  isBlockReason,
  liftingBlock,
} from './block.ts';

type Blocked = Done | Refused<NotMine | BlockRefusal | 'reason-needed' | 'no-such-case'>;

export async function askBlock(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  reason: string,
): Promise<Blocked> {
  if (!isBlockReason(reason)) return { kind: 'reason-needed' };
  return onCase(tools, actorOf(staff), caseId, async (facts, now, { tx }) => {
    const step = askingBlock(facts, staff, await blockOfCase(tx.db, caseId), { reason, now });
    if (step.kind !== 'may' || facts.personId === undefined) return step;
    const [state, until] = ['asked' as const, blockEnd(now)];
    const asked = { askedBy: staff.id, askedAt: now };
    const { personId } = facts;
    putBlock(tx, { id: tools.newId(), caseId, personId, reason, state, until, ...asked });
    return step;
  });
}

export async function decideBlock(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  isYes: boolean,
): Promise<Blocked> {
  return onCase(tools, actorOf(staff), caseId, async (facts, _now, { tx, row }) => {
    const asked = await blockOfCase(tx.db, caseId);
    const step = decidingBlock(facts, staff, asked, isYes);
    if (step.kind !== 'may' || asked === undefined) return step;
    updateBlock(tx, asked, { state: isYes ? 'stands' : 'refused', decidedBy: staff.id });
    const person = row.personId === null ? undefined : await personById(tx.db, row.personId);
    if (!isYes || person === undefined) return step;
    const time = momentOf(asked.until, person);
    const numbers = { region: person.region, level: 'L2' } as const;
    return { ...step, says: [{ key: 'talk-blocked', params: { time }, numbers }] };
  });
}

export async function liftBlock(tools: CaseTools, staff: Worker, caseId: string): Promise<Blocked> {
  return onCase(tools, actorOf(staff), caseId, async (_facts, _now, { tx }) => {
    const standing = await blockOfCase(tx.db, caseId);
    const step = liftingBlock(staff, standing);
    if (step.kind !== 'may' || standing === undefined) return step;
    updateBlock(tx, standing, { state: 'lifted', decidedBy: staff.id });
    return { ...step, says: [{ key: 'talk-unblocked' }] };
  });
}
