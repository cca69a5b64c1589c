// Wakes the console when a counselor's word has stood too long without an answer: the page shows it.

import { caseById } from '../../db/hotline.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';

export async function watchSilence(
  { caseId }: EffectOf<'watch-silence.v1'>,
  { pools, desk }: Pick<Tools, 'pools' | 'desk'>,
): Promise<void> {
  const row = await pools.officer.transact('wl_bot', ({ db }) => caseById(db, caseId));
  if (row?.state === 'claimed') await desk.showQueue();
}
