// To staff, in their chats: codes and links, never a word of an officer's.

import { chatsOfStaff } from '../../db/staff.ts';
import { RetryLater } from '../ops/errors.ts';
import { unseal } from '../ops/keys.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Address, Outbound } from './message.ts';
import type { Locale } from './person.ts';

/** Whether it came to anybody; `nobody-yet` where another attempt may reach somebody. */
export type Reached = 'somebody' | 'nobody' | 'nobody-yet';

/** What is told, to each in their own language; `isOwn`: where nobody else reads. */
export type Told = (locale: Locale, isOwn: boolean) => Outbound;

type ChatTools = Pick<Tools, 'pools' | 'keys' | 'channels' | 'log'>;
type Chat = { readonly chat: Address; readonly locale: Locale; readonly isOwn: boolean };

/** To the chats that alerts go to and, besides, to chats of single people. */
export async function sendToStaff(
  tools: ChatTools & Pick<Tools, 'settings'>,
  told: Told,
  staffIds: readonly string[] = [],
): Promise<Reached> {
  return sendToChats(tools, told, [...sharedChats(tools), ...(await ownChats(tools, staffIds))]);
}

/** To them alone. */
export async function sendToOwn(
  tools: ChatTools,
  told: Told,
  staffIds: readonly string[],
): Promise<Reached> {
  return sendToChats(tools, told, await ownChats(tools, staffIds));
}

/** To them; in the chats that alerts go to only where none of them has linked one. */
export async function sendToThem(
  tools: ChatTools & Pick<Tools, 'settings'>,
  told: Told,
  staffIds: readonly string[],
): Promise<Reached> {
  const own = await ownChats(tools, staffIds);
  return sendToChats(tools, told, own.length > 0 ? own : sharedChats(tools));
}

export async function sendToChats(
  { channels, log }: Pick<Tools, 'channels' | 'log'>,
  told: Told,
  chats: readonly Chat[],
): Promise<Reached> {
  let reached: Reached = 'nobody';
  for (const { chat, locale, isOwn } of chats) {
    try {
      const result = await channels.get(chat.channel)?.send(chat, told(locale, isOwn));
      if (result?.kind === 'sent') reached = 'somebody';
    } catch (error) {
      // The other chats must not wait for this one.
      log.error('alert-not-sent', { ...factsOf(error), channel: chat.channel });
      if (error instanceof RetryLater && reached === 'nobody') reached = 'nobody-yet';
    }
  }
  return reached;
}

/** Where several people read: in the installation's language. */
export function sharedChats({ settings }: Pick<Tools, 'settings'>): Chat[] {
  return settings.staffChats.map((chat) => ({
    chat,
    locale: settings.staffLocale,
    isOwn: false,
  }));
}

/** Where these people of the staff linked a chat of their own. */
export async function ownChats(
  { pools, keys }: Pick<Tools, 'pools' | 'keys'>,
  staffIds: readonly string[],
): Promise<Chat[]> {
  const rows = await pools.officer.transact('wl_bot', ({ db }) => chatsOfStaff(db, staffIds));
  return rows.flatMap(({ addressKey, sealed, locale }) => {
    if (sealed === null) return [];
    const chat: Address = JSON.parse(unseal(keys.staffChat, sealed, addressKey).toString());
    return [{ chat, locale, isOwn: true }];
  });
}
