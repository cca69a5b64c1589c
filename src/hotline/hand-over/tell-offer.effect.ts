// To whoever a talk is offered to, in their own chat: its code, its level and where to take it. No
// words, and nothing of who it is about.

import { caseById } from '../../../db/hotline.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn } from '../../core/staff-chats.flow.ts';
import { RetryLater } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';

export async function tellOffer(
  { caseId, toId }: EffectOf<'tell-offer.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  const row = await tools.pools.officer.transact('wl_bot', ({ db }) => caseById(db, caseId));
  // Taken over, taken back or ended meanwhile.
  if (row?.state !== 'claimed' || row.offeredTo !== toId) return;
  const about = {
    level: row.level,
    code: row.code,
    link: `${tools.settings.publicUrl}/console/talks`,
  };
  const reached = await sendToOwn(
    tools,
    (locale) => ({ id, text: sayText(locale, 'alert-offered', 0, about), isUrgent: true }),
    [toId],
  );
  if (reached === 'nobody-yet') throw new RetryLater('offer-not-told', { case: caseId });
}
