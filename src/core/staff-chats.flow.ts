// To staff, in their chats: codes and links, never a word of an officer's.

import { chatsOfStaff } from '../../db/staff.ts';
import { RetryLater } from '../ops/errors.ts';
import { unseal } from '../ops/keys.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Address, Outbound } from './message.ts';

/** Whether it came to anybody; `nobody-yet` where another attempt may reach somebody. */
export type Reached = 'somebody' | 'nobody' | 'nobody-yet';

/** To the chats that alerts go to and, besides, to chats of single people. */
export async function sendToStaff(
  tools: Pick<Tools, 'settings' | 'channels' | 'log'>,
  outbound: Outbound,
  own: readonly Address[] = [],
): Promise<Reached> {
  return sendToChats(tools, outbound, [...tools.settings.staffChats, ...own]);
}

export async function sendToChats(
  { channels, log }: Pick<Tools, 'channels' | 'log'>,
  outbound: Outbound,
  chats: readonly Address[],
): Promise<Reached> {
  let reached: Reached = 'nobody';
  for (const chat of chats) {
    try {
      const result = await channels.get(chat.channel)?.send(chat, outbound);
      if (result?.kind === 'sent') reached = 'somebody';
    } catch (error) {
      // The other chats must not wait for this one.
      log.error('alert-not-sent', { ...factsOf(error), channel: chat.channel });
      if (error instanceof RetryLater && reached === 'nobody') reached = 'nobody-yet';
    }
  }
  return reached;
}

/** Where these people of the staff linked a chat of their own. */
export async function ownChats(
  { pools, keys }: Pick<Tools, 'pools' | 'keys'>,
  staffIds: readonly string[],
): Promise<Address[]> {
  const rows = await pools.officer.transact('wl_bot', ({ db }) => chatsOfStaff(db, staffIds));
  return rows.flatMap(({ addressKey, sealed }) =>
    sealed === null ? [] : [JSON.parse(unseal(keys.staffChat, sealed, addressKey).toString())],
  );
}
