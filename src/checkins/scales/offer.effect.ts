// Offers a scale after a check-in. Whether it may is asked when it is done, of what is true then.

import { publishedScales } from '../../../db/scales.ts';
import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import { offerScale as offered } from './due.ts';
import { offerablesOf } from './stored.ts';

export async function offerScale(
  { personId }: EffectOf<'offer-scale.v1'>,
  tools: Tools,
): Promise<void> {
  const rows = await tools.pools.officer.transact('wl_bot', ({ db }) => publishedScales(db));
  if (rows.length === 0) return;
  const published = offerablesOf(rows);
  await tools.doNow(await commit(tools, personId, (now) => offered(now, published)));
}
