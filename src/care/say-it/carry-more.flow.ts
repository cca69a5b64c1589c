// What a teller added, through the one door: opened in the officers' world, sealed anew under the
// request's key.

import { appendAudit } from '../../../db/audit.ts';
import { problemToDeliver } from '../../../db/problems.ts';
import { lockRequest, updateRequest } from '../../../db/requests.ts';
import { seal, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';

/** Twice is once: the same words take the place of themselves. */
export async function carryAdded(problemId: string, tools: Tools): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    problemToDeliver(db, problemId),
  );
  if (found?.problem.state !== 'sent') return;
  const { added, addedAt, personId } = found.problem;
  if (added === null || addedAt === null) return; // answered and opened again meanwhile
  const words = unseal(tools.keys.open(found.wrapped, personId), added, problemId);
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    const request = await lockRequest(tx.db, problemId);
    if (request?.wrapped == null || request.state === 'taken-back') return;
    const sealed = seal(tools.keys.open(request.wrapped, problemId), words, problemId);
    updateRequest(tx, problemId, { added: sealed });
    const subject = `request:${problemId}`;
    appendAudit(tx, [
      { at: tools.clock(), actor: 'program', action: 'request-added', subject, detail: {} },
    ]);
  });
}
