// Compares an officer's days once a check-in is over, and tells them of a slide when its time
// comes. Charts are worked out anew from the stored answers; nothing of them is stored.

import { answersSince } from '../../../db/checkins.ts';
import { constraintOf } from '../../../db/faults.ts';
import { spreadsOf } from '../../../db/trend.ts';
import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import { DAY_MS, followTrend } from './follow.ts';
import { REVIEWED_SPREADS, TREND } from './policy.ts';
import { tellTrend as told } from './tell.ts';

export async function watchTrend(
  { personId }: EffectOf<'watch-trend.v1'>,
  tools: Tools,
): Promise<void> {
  const since = new Date(tools.clock().getTime() - TREND.historyDays * DAY_MS);
  const { answers, spreads } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    answers: await answersSince(db, personId, since),
    spreads: { ...REVIEWED_SPREADS, ...(await spreadsOf(db)) },
  }));
  const switchedOff = tools.switches.off();
  const effects = await commit(tools, personId, (now) =>
    followTrend(now, answers, { spreads, switchedOff }),
  );
  await tools.doNow(effects);
}

export async function tellTrend(effect: EffectOf<'tell-trend.v1'>, tools: Tools): Promise<void> {
  try {
    await tools.doNow(await commit(tools, effect.personId, (now) => told(now, effect)));
  } catch (error) {
    if (constraintOf(error) !== 'check_ins_slot') throw error;
  }
}
