// To the chats that alerts go to. They carry codes and links, never a word of an officer's.

import { chatsOfStaff } from '../../db/staff.ts';
import { unseal } from '../ops/keys.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Address, Outbound } from './message.ts';

export async function sendToStaff(
  { settings, channels, log }: Pick<Tools, 'settings' | 'channels' | 'log'>,
  outbound: Outbound,
  /** Chats of single people, besides. */
  own: readonly Address[] = [],
): Promise<void> {
  for (const chat of [...settings.staffChats, ...own]) {
    try {
      await channels.get(chat.channel)?.send(chat, outbound);
    } catch (error) {
      // The other chats must not wait for this one.
      log.error('alert-not-sent', { ...factsOf(error), channel: chat.channel });
    }
  }
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
