// Whose account is off keeps no case: each goes back to the queue, which rings again; what they were
// to ask after goes to the leads.

import { followedBy } from '../../db/case-talks.ts';
import { claimedCases } from '../../db/hotline.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { leftBy } from './after/follow-up-step.ts';
import { onCase } from './on-case.flow.ts';
import { handingOn } from './release-step.ts';

export async function releaseCases(
  { staffId }: EffectOf<'release-cases.v1'>,
  tools: Tools,
): Promise<void> {
  const { held, followed } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    held: await claimedCases(db, staffId),
    followed: await followedBy(db, staffId),
  }));
  const gone = { id: staffId, role: 'counselor', label: '' } as const;
  for (const { row } of held)
    await onCase(tools, { name: 'program' }, row.id, (facts, now) => handingOn(facts, gone, now));
  for (const caseId of followed)
    await onCase(tools, { name: 'program' }, caseId, (facts) => leftBy(facts, staffId));
}
