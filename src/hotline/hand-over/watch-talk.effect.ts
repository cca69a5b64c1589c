// Looks whether the counselor of a talk is still there; if not, the case goes back to the line,
// which rings again. A look that finds the talk in other hands ends: those have their own.

import { standingGlass } from '../../../db/break-glass.ts';
import { caseById } from '../../../db/hotline.ts';
import { officerLastWrote } from '../../../db/listening.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import { onCase } from '../on-case.flow.ts';
import { fallenSilent } from '../release-step.ts';
import { isSilent, looksAgainAt } from './silence.ts';

export async function watchTalk(effect: EffectOf<'watch-talk.v1'>, tools: Tools): Promise<void> {
  const { caseId, claimedAt } = effect;
  const now = tools.clock();
  const silent = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const row = await caseById(tx.db, caseId);
    if (row?.state !== 'claimed' || row.claimedAt?.toISOString() !== claimedAt) return false;
    const isAsking = (await standingGlass(tx.db, caseId)) !== undefined;
    const heard = {
      level: row.level,
      claimedAt: row.claimedAt,
      // Whoever is asking for the seal to be broken is busy with this very talk.
      heardAt: isAsking ? now : (row.heardAt ?? undefined),
      officerAt: await officerLastWrote(tx.db, caseId),
    };
    if (row.personId === null || isSilent(heard, now)) return row.personId !== null;
    const dueAt = looksAgainAt(heard, now);
    const how = { now, newId: tools.newId };
    enqueueForWorker(tx, [{ effect, dueAt, isUrgent: true }], how);
    return false;
  });
  if (!silent) return;
  await onCase(tools, { name: 'program' }, caseId, (facts) => fallenSilent(facts, claimedAt, now));
}
