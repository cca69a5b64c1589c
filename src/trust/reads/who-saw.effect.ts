import { commit } from '../../core/commit.flow.ts';
import { decide } from '../../core/decision.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import { whoSaw } from './who-saw.flow.ts';
import { tellWhoSaw } from './who-saw.ts';

export async function showWhoSaw(
  { personId, before }: EffectOf<'show-who-saw.v1'>,
  tools: Tools,
): Promise<void> {
  const seen = await whoSaw(tools, personId, before);
  const effects = await commit(tools, personId, (now) =>
    decide({ says: [tellWhoSaw(now, seen, before === undefined)] }),
  );
  await tools.doNow(effects);
}
