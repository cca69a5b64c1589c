// To an officer whom somebody has joined: that some of what they wrote before is covered, and a way
// to show it. Said once; nothing where nothing is covered.

import { coveredLines } from '../../db/own-lines.ts';
import { commit } from '../core/commit.flow.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { tellOfEarlierCover } from './cover.ts';

export async function tellCovered(
  { caseId, personId }: EffectOf<'tell-covered.v1'>,
  tools: Tools,
): Promise<void> {
  const lines = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    coveredLines(db, { caseId, personId }),
  );
  const messageId = lines.at(-1);
  if (messageId === undefined) return;
  const effects = await commit(tools, personId, (now) =>
    tellOfEarlierCover(now, { caseId, messageId }),
  );
  await tools.doNow(effects);
}
