// What is true at this moment of an officer, a counselor's chat and the policy between them.

import type { Db } from '../../../db/client.ts';
import { type CaseRow, caseById } from '../../../db/hotline.ts';
import { isMessengerOn } from '../../../db/messenger-policies.ts';
import { type MessengerTalk, messengerTalksOf } from '../../../db/messenger-talks.ts';
import { addressOf, personIdAt } from '../../../db/people.ts';
import { chatsOfStaff, staffById } from '../../../db/staff.ts';
import { blockOfCase } from '../../../db/talk-blocks.ts';
import type { Address } from '../../core/message.ts';
import { type Keys, unseal } from '../../ops/keys.ts';
import { factsOf } from '../case-after.ts';
import { type ChatFacts, stands } from './standing.ts';

type Chat = { readonly staffId: string; readonly chatKey: string };

export type FoundChat = ChatFacts & { readonly address: Address | undefined };

export async function chatFacts(
  db: Db,
  keys: Keys,
  row: Pick<CaseRow, 'id' | 'personId' | 'outcome'>,
  { staffId, chatKey }: Chat,
): Promise<FoundChat> {
  const [isOn, door, chats, talks, block, officerId] = await Promise.all([
    isMessengerOn(db),
    row.personId === null ? undefined : addressOf(db, row.personId),
    chatsOfStaff(db, [staffId]),
    messengerTalksOf(db, row.id),
    blockOfCase(db, row.id),
    personIdAt(db, chatKey),
  ]);
  const sealed = chats.find(({ addressKey }) => addressKey === chatKey)?.sealed;
  const address: Address | undefined =
    sealed && JSON.parse(unseal(keys.staffChat, sealed, chatKey).toString());
  return {
    isOn,
    officer: door === undefined || door.isClosed ? undefined : door.channel,
    counselor: address?.channel,
    address,
    isOfficers: officerId !== undefined,
    hasRefused: talks.some(({ refusedAt }) => refusedAt !== null),
    isBlocked: block?.state === 'stands',
  };
}

export type Standing = {
  readonly row: CaseRow;
  readonly address: Address;
  readonly locale: 'en' | 'zh-CN';
};

/** @returns nothing where not one word more may go either way. */
export async function standingOf(
  db: Db,
  keys: Keys,
  talk: MessengerTalk,
): Promise<Standing | undefined> {
  const row = await caseById(db, talk.caseId);
  if (row === undefined) return undefined;
  const [member, chat] = await Promise.all([
    staffById(db, talk.staffId),
    chatFacts(db, keys, row, talk),
  ]);
  if (member === undefined || chat.address === undefined) return undefined;
  if (!stands(talk, factsOf(row), member, chat)) return undefined;
  return { row, address: chat.address, locale: member.locale };
}
