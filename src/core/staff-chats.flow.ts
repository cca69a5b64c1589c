// To the chats that alerts go to. They carry codes and links, never a word of an officer's.

import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Outbound } from './message.ts';

export async function sendToStaff(
  { settings, channels, log }: Pick<Tools, 'settings' | 'channels' | 'log'>,
  outbound: Outbound,
): Promise<void> {
  for (const chat of settings.staffChats) {
    try {
      await channels.get(chat.channel)?.send(chat, outbound);
    } catch (error) {
      // The other chats must not wait for this one.
      log.error('alert-not-sent', { ...factsOf(error), channel: chat.channel });
    }
  }
}
