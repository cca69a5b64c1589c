// What in a message is meant for staff, before anybody is looked up.

import type { Address, Inbound } from '../core/message.ts';

const ACKNOWLEDGE = 'ack:';
const STAFF_CHOICE = /^(ack|schedule-(yes|no)):/;

export function isForStaff({ said, from }: Inbound, staffChats: readonly Address[]): boolean {
  // An admin's own chat is often an officer's too, since Telegram makes everyone press start.
  if (said.kind === 'command' && ['staff', 'schedule'].includes(said.name)) return true;
  if (said.kind === 'choice' && STAFF_CHOICE.test(said.id)) return true;
  return staffChats.some(({ channel, id }) => channel === from.channel && id === from.id);
}

/** The case an acknowledging tap is about. */
export function acknowledgedCase(choice: string): string | undefined {
  return choice.startsWith(ACKNOWLEDGE) ? choice.slice(ACKNOWLEDGE.length) : undefined;
}
