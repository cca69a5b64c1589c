// Whether an officer's words may be in a counselor's own chat, asked anew at each use. Only the same
// platform on both sides (decision 7), only by the claim it was opened under, and never once the
// officer has refused, is held off the line or cannot be reached.

import { mayTakeCases, type StaffRole } from '../../admin/staff.ts';
import type { ChannelName } from '../../core/message.ts';
import type { CaseFacts } from '../case-step.ts';

/** Platforms where both may be; a web chat has no messenger on the other side. */
const SHARED: readonly ChannelName[] = ['telegram', 'slack'];

export const APPS = { telegram: 'Telegram', slack: 'Slack' } as const;
export type Shared = keyof typeof APPS;

/** @returns the platform where officer and counselor both are, if they are on the same one. */
export function sharedBy(
  officer: ChannelName | undefined,
  counselor: ChannelName | undefined,
): Shared | undefined {
  if (officer === undefined || officer !== counselor || !SHARED.includes(officer)) return undefined;
  return officer as Shared;
}

export type ChatFacts = {
  readonly isOn: boolean;
  /** Where the officer is; absent: nowhere any more, or the line is closed. */
  readonly officer: ChannelName | undefined;
  /** Where the counselor's chat is; absent: it is not linked to them any more. */
  readonly counselor: ChannelName | undefined;
  /** The chat is an officer's as well, whose words are their own. */
  readonly isOfficers: boolean;
  readonly hasRefused: boolean;
  /** Held off the line for abuse. */
  readonly isBlocked: boolean;
};

export type NotHere = 'messenger-off' | 'elsewhere' | 'refused';

/** Why this chat may have no talk of this officer's, whoever has the case. */
export function hinderedIn(chat: ChatFacts): NotHere | undefined {
  if (!chat.isOn) return 'messenger-off';
  if (chat.hasRefused || chat.isBlocked) return 'refused';
  const isShared = sharedBy(chat.officer, chat.counselor) !== undefined;
  return isShared && !chat.isOfficers ? undefined : 'elsewhere';
}

type Talk = {
  readonly staffId: string;
  readonly claimedAt: Date;
  readonly endedAt: Date | null;
};

/** Whether the talk that was opened still stands as it was opened. */
export function stands(
  talk: Talk,
  facts: Pick<CaseFacts, 'state' | 'counselorId' | 'claimedAt' | 'personId'>,
  member: { readonly role: StaffRole; readonly disabledAt: Date | null } | undefined,
  chat: ChatFacts,
): boolean {
  if (member === undefined || member.disabledAt !== null || !mayTakeCases(member.role))
    return false;
  if (facts.personId === undefined || facts.state !== 'claimed') return false;
  if (facts.counselorId !== talk.staffId || talk.endedAt !== null) return false;
  if (facts.claimedAt?.getTime() !== talk.claimedAt.getTime()) return false;
  return hinderedIn(chat) === undefined;
}

/** Whether what was typed at that moment was meant for the talk that is active since then. */
export function isMeantFor(activeSince: Date, typedAt: Date): boolean {
  // Typed for another talk and delivered late, it would go to the wrong officer.
  return typedAt >= activeSince;
}
