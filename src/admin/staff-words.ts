// What in a message is meant for staff, before anybody is looked up.

import type { Address, Inbound } from '../core/message.ts';

const ACKNOWLEDGE = 'ack:';

export function isForStaff({ said, from }: Inbound, staffChats: readonly Address[]): boolean {
  if (said.kind === 'command' && said.name === 'staff') return true;
  if (said.kind === 'choice' && said.id.startsWith(ACKNOWLEDGE)) return true;
  return staffChats.some(({ channel, id }) => channel === from.channel && id === from.id);
}

/** The case an acknowledging tap is about. */
export function acknowledgedCase(choice: string): string | undefined {
  return choice.startsWith(ACKNOWLEDGE) ? choice.slice(ACKNOWLEDGE.length) : undefined;
}
