// What a leaving brings with it later: a reminder, and that a line is closed or open again.

import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import { noteDeath, undoDeath } from './death.ts';
import * as ending from './ending.ts';

export async function remindOfEnd(
  { personId, at }: EffectOf<'end-soon.v1'>,
  tools: Tools,
): Promise<void> {
  await tools.doNow(await commit(tools, personId, (now) => ending.remind(now, at)));
}

export async function markDied(
  { personId, isSo }: EffectOf<'note-death.v1'>,
  tools: Tools,
): Promise<void> {
  await tools.doNow(await commit(tools, personId, isSo ? noteDeath : undoDeath));
}
