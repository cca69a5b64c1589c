// L4: a new line every two minutes until a human joins; then every ten (decision 16).

import { commitOnce } from '../core/commit.flow.ts';
import { decide } from '../core/decision.ts';
import type { EffectOf, Say } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { CLOCKS, keepTalkingDelayMs } from './clocks.ts';

export async function keepTalking(
  effect: EffectOf<'keep-talking.v1'>,
  tools: Tools,
): Promise<void> {
  const { caseId, round, since } = effect;
  const effects = await commitOnce(tools, effect, (now) => {
    const open = now.openCase;
    if (open?.id !== caseId || open.level !== 'L4' || open.state !== 'waiting') return undefined;
    if (since !== undefined && since !== open.levelAt.toISOString()) return undefined;
    const next = round + 1;
    const waitedMin = (now.now.getTime() - open.levelAt.getTime()) / 60_000;
    const isOverdue = round % 3 === 2 && waitedMin >= CLOCKS.L4.acknowledgeMin;
    const numbers = { region: now.person.region, level: 'L4' } as const;
    const say: Say =
      isOverdue && now.hasDesk ? { key: 'nobody-yet', numbers } : { key: 'keep-talking' };
    return decide({
      says: [say],
      effects: [
        {
          effect: { ...effect, round: next },
          dueAt: new Date(now.now.getTime() + keepTalkingDelayMs(next)),
          isUrgent: true,
        },
      ],
    });
  });
  await tools.doNow(effects);
}
