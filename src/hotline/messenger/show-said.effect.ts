// What was said in a talk, to wherever its counselor is; and that the officer wants the console alone.

import { caseById } from '../../../db/hotline.ts';
import { messengerTalksOf } from '../../../db/messenger-talks.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn } from '../../core/staff-chats.flow.ts';
import { RetryLater } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';
import { showUnseen } from './show.flow.ts';

export async function showSaid(
  { caseId, messageId }: EffectOf<'show-desk.v1'>,
  tools: Tools,
): Promise<void> {
  await tools.desk.showMessage(caseId, messageId);
  await showUnseen(tools, caseId);
}

/** Whoever has the talk may be looking at their chat alone. */
export async function tellConsoleOnly(
  { caseId }: EffectOf<'tell-console-only.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const [row, talks] = await Promise.all([caseById(db, caseId), messengerTalksOf(db, caseId)]);
    const talk = talks.find(({ staffId }) => staffId === row?.counselorId);
    return row?.state === 'claimed' && talk?.refusedAt ? { row, talk } : undefined;
  });
  if (found === undefined) return;
  const { row, talk } = found;
  const about = { code: row.code, link: `${tools.settings.publicUrl}/console/talks/${row.id}` };
  const told = (locale: 'en' | 'zh-CN') => ({
    id,
    text: sayText(locale, 'staff-talk-refused', 0, about),
    isUrgent: true as const,
  });
  const reached = await sendToOwn(tools, told, [talk.staffId]);
  if (reached === 'nobody-yet') throw new RetryLater('refusal-not-told', { case: caseId });
}
