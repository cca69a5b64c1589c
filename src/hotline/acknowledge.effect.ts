// A press on an alert in a staff's chat, carried over to the officers' world.

import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { acknowledge } from './claim.flow.ts';

export async function acknowledgeCase(
  { caseId, actor }: EffectOf<'acknowledge.v1'>,
  tools: Tools,
): Promise<void> {
  // Taken, closed or acknowledged meanwhile is as good.
  await acknowledge(tools, actor, caseId);
}
