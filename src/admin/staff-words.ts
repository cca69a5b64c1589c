// What in a message is meant for staff, before anybody is looked up.

import type { Address, Inbound } from '../core/message.ts';

const ACKNOWLEDGE = 'ack:';
const STAFF_CHOICE =
  /^(ack|(schedule|glass)-(yes|no)|schedule-undo|mark-(yes|undo)|(talk|moment|console)-here):|^(mark-no|talks-here)$/;

export function isForStaff({ said, from }: Inbound, staffChats: readonly Address[]): boolean {
  // An admin's own chat is often an officer's too, since Telegram makes everyone press start.
  if (said.kind === 'command' && ['staff', 'schedule'].includes(said.name)) return true;
  if (said.kind === 'choice' && STAFF_CHOICE.test(said.id)) return true;
  return isChatOfStaff({ from }, staffChats);
}

export function isChatOfStaff(
  { from }: Pick<Inbound, 'from'>,
  staffChats: readonly Address[],
): boolean {
  return staffChats.some(({ channel, id }) => channel === from.channel && id === from.id);
}

/** The case an acknowledging tap is about. */
export function acknowledgedCase(choice: string): string | undefined {
  return choice.startsWith(ACKNOWLEDGE) ? uuidIn(choice.slice(ACKNOWLEDGE.length)) : undefined;
}

export function scheduleTap(
  choice: string,
): { readonly changeId: string; readonly what: 'yes' | 'no' | 'undo' } | undefined {
  const [head = '', id = ''] = choice.split(':');
  const what = (['yes', 'no', 'undo'] as const).find((one) => head === `schedule-${one}`);
  const changeId = uuidIn(id);
  return changeId === undefined || what === undefined ? undefined : { changeId, what };
}

/** An answer to somebody who asks for the seal to be broken. */
export function glassTap(
  choice: string,
): { readonly glassId: string; readonly isYes: boolean } | undefined {
  const match = /^glass-(yes|no):(.+)$/.exec(choice);
  const glassId = uuidIn(match?.[2] ?? '');
  return glassId === undefined ? undefined : { glassId, isYes: match?.[1] === 'yes' };
}

const TALK_TAPS = ['talk-here', 'moment-here', 'console-here'] as const;

/** Asks which talks there are. */
export const TALKS_HERE = 'talks-here';

/** A button of a talk in a counselor's own chat. */
export type TalkTap = { readonly what: (typeof TALK_TAPS)[number]; readonly caseId: string };

export function talkTap(choice: string): TalkTap | undefined {
  const [head = '', id = ''] = choice.split(':');
  const what = TALK_TAPS.find((one) => one === head);
  const caseId = uuidIn(id);
  return what === undefined || caseId === undefined ? undefined : { what, caseId };
}

/** The token of a one-time link, whether the whole link was pasted or the token alone. */
export function linkTokenIn(text: string): string | undefined {
  const token = text.trim().split('#').at(-1) ?? '';
  return /^[\w-]{20,100}$/.test(token) ? token : undefined;
}

// A button's id comes from outside: what is no id must not reach a column of ids.
function uuidIn(text: string): string | undefined {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? text : undefined;
}
