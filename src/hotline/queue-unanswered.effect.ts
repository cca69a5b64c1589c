// Asked directly and no answer for ten minutes: it enters the queue (decision 11), and the officer
// is told that somebody is asked to come. Nobody is written to after STOP or in a pause.

import { commit } from '../core/commit.flow.ts';
import { both, decide } from '../core/decision.ts';
import type { EffectOf } from '../core/effect.ts';
import { isHushed } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { openOrRaise } from './alarm.ts';
import { CLOCKS } from './clocks.ts';

const BUTTONS = [
  { id: 'wait', label: 'wait' },
  { id: 'talk-cancel', label: 'talk-cancel' },
] as const;

export async function queueUnanswered(
  effect: EffectOf<'queue-unanswered.v1'>,
  tools: Tools,
): Promise<void> {
  const effects = await commit(tools, effect.personId, (now) => {
    const open = now.openCase;
    if (open?.id !== effect.caseId || open.state !== 'asking') return undefined;
    const { decision } = openOrRaise(now, open.level, true);
    if (!now.hasDesk || isHushed(now.person, now.now)) return decision;
    const params = { minutes: CLOCKS[open.level].acknowledgeMin };
    return both(
      decision,
      decide({ says: [{ key: 'direct-unanswered', params, buttons: BUTTONS }] }),
    );
  });
  await tools.doNow(effects);
}
