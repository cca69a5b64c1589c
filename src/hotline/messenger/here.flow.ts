// The talks that a counselor has, for choosing one of them in their own chat.

import { claimedCases } from '../../../db/hotline.ts';
import { isMessengerOn } from '../../../db/messenger-policies.ts';
import { activeTalkIn } from '../../../db/messenger-talks.ts';
import type { Address } from '../../core/message.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { OwnTalk } from './answers.ts';

/** Absent: talks are not had in messengers here. */
export async function talksToOpen(
  { pools, keys }: Pick<Tools, 'pools' | 'keys'>,
  staffId: string,
  chat: Address,
): Promise<readonly OwnTalk[] | undefined> {
  return pools.officer.transact('wl_bot', async ({ db }) => {
    const [isOn, claimed, active] = await Promise.all([
      isMessengerOn(db),
      claimedCases(db, staffId),
      activeTalkIn(db, { staffId, chatKey: keys.addressKey(chat) }),
    ]);
    if (!isOn) return undefined;
    return claimed.map(({ row: { id, code, level } }) => ({
      caseId: id,
      code,
      level,
      isActive: id === active?.caseId,
    }));
  });
}

/** Whether an alert says that its talk may be had where it is read. */
export async function mayTalkHere({ pools }: Pick<Tools, 'pools'>): Promise<boolean> {
  return pools.officer.transact('wl_bot', ({ db }) => isMessengerOn(db));
}
