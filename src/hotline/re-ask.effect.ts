// One gentle re-ask, a day after a clear "no". STOP and a pause are respected; an open case asks by itself.

import { commitOnce } from '../core/commit.flow.ts';
import { decide } from '../core/decision.ts';
import type { EffectOf } from '../core/effect.ts';
import { isHushed } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { DIRECT_BUTTONS } from './asking.ts';

export async function reAsk(effect: EffectOf<'re-ask.v1'>, tools: Tools): Promise<void> {
  const effects = await commitOnce(tools, effect, (now) => {
    const isCurrent = now.dialogue.risk?.deniedAt === effect.deniedAt;
    if (!isCurrent || isHushed(now.person, now.now) || now.openCase) return undefined;
    return decide({ says: [{ key: 're-ask', buttons: DIRECT_BUTTONS }] });
  });
  await tools.doNow(effects);
}
