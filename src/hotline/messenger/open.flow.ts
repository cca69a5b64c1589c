// "Talk here": a counselor takes a case, if nobody has it, and brings its talk into their own chat, or
// turns from one talk to another. Each talk is opened by a tap of its own.

import { appendAudit } from '../../../db/audit.ts';
import { caseById } from '../../../db/hotline.ts';
import { activateTalk, messengerTalksOf } from '../../../db/messenger-talks.ts';
import type { Address } from '../../core/message.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type ClaimRefusal, claiming, type Worker } from '../case-step.ts';
import { keptOff } from '../line/may-take.ts';
import { routedOf, takerOf } from '../line/taker.flow.ts';
import { actorOf, type CaseTools, onCase } from '../on-case.flow.ts';
import type { OpenedHere } from './answers.ts';
import { chatFacts } from './chat-facts.flow.ts';
import { openingHere } from './messenger-step.ts';
import { hinderedIn, type NotHere, sharedBy } from './standing.ts';

type Tap = { readonly chat: Address; readonly at: Date };

export async function openHere(
  tools: CaseTools & Pick<Tools, 'keys'>,
  staff: Worker,
  caseId: string,
  { chat, at }: Tap,
): Promise<OpenedHere> {
  const { pools, keys } = tools;
  const chatKey = keys.addressKey(chat);
  const found = await pools.officer.transact('wl_bot', async ({ db }) => {
    const row = await caseById(db, caseId);
    return row && { row, facts: await chatFacts(db, keys, row, { staffId: staff.id, chatKey }) };
  });
  if (found === undefined) return { kind: 'no-such-case' };
  const hindered = hinderedIn(found.facts);
  if (found.row.state === 'waiting') {
    const taken = await onCase<ClaimRefusal | NotHere>(
      tools,
      actorOf(staff),
      caseId,
      async (facts, now, { tx, row }) => {
        const step = claiming(
          facts,
          staff,
          now,
          keptOff(routedOf(row), await takerOf(tx.db, staff), now),
        );
        // Not taken where it could not be had: whoever pressed may be far from a console.
        return step.kind === 'may' && hindered !== undefined ? { kind: hindered } : step;
      },
    );
    if (taken.kind !== 'done' && taken.kind !== 'yours-already') return taken;
  }
  const app = sharedBy(found.facts.officer, found.facts.counselor);
  return onCase(tools, actorOf(staff), caseId, async (facts, now, { tx, row }) => {
    const talks = await messengerTalksOf(tx.db, caseId);
    const own = talks.find(
      (one) =>
        one.staffId === staff.id &&
        one.chatKey === chatKey &&
        one.endedAt === null &&
        one.claimedAt.getTime() === row.claimedAt?.getTime(),
    );
    const hasRefused = talks.some(({ refusedAt }) => refusedAt !== null);
    const step = openingHere(facts, staff, {
      app,
      isAgain: own !== undefined,
      hindered: hasRefused ? 'refused' : hindered,
    });
    if (step.kind !== 'may') return step;
    activateTalk(tx, {
      caseId,
      staffId: staff.id,
      chatKey,
      claimedAt: row.claimedAt ?? now,
      toldAt: own?.toldAt ?? now,
      activeSince: at,
      seenAt: own?.seenAt ?? null,
      seenId: own?.seenId ?? null,
      noticedAt: null,
      endedAt: null,
    });
    // Its words are to be read there: one record for each opening, as in the console (decision 8).
    const opened = {
      action: 'case-opened-by',
      subject: `case:${caseId}`,
      detail: { why: 'own-talk' },
    };
    appendAudit(tx, [{ at: now, actor: actorOf(staff).name, ...opened }]);
    return step;
  });
}
