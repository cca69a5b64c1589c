// Asked directly and no answer for ten minutes: it enters the queue (decision 11).

import { commit } from '../core/commit.flow.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { openOrRaise } from './alarm.ts';

export async function queueUnanswered(
  effect: EffectOf<'queue-unanswered.v1'>,
  tools: Tools,
): Promise<void> {
  const effects = await commit(tools, effect.personId, (now) => {
    const open = now.openCase;
    if (open?.id !== effect.caseId || open.state !== 'asking') return undefined;
    return openOrRaise(now, open.level, true).decision;
  });
  await tools.doNow(effects);
}
