// An update → what a person said to us, or nothing. Whatever a person may have meant for us and
// we cannot read is `unreadable`, so that no new kind of content is passed over in silence.

import type { Address, Inbound, Said } from '../../src/core/message.ts';
import { commandIn, isUnknownCommand } from './command.ts';
import type { Message, Press, Update } from './update.ts';
import { wordsOf } from './words.ts';

/** Our own bot, as getMe tells it. */
export type Me = { readonly id: number; readonly username: string };

type Place = Inbound['place'];

// Telegram's notes about the chat itself. Nobody said them, so nobody is answered.
const NOTICES = [
  'boost_added',
  'channel_chat_created',
  'chat_background_set',
  'chat_owner_changed',
  'chat_owner_left',
  'connected_website',
  'delete_chat_photo',
  'forum_topic_closed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'group_chat_created',
  'left_chat_member',
  'message_auto_delete_timer_changed',
  'migrate_from_chat_id',
  'migrate_to_chat_id',
  'new_chat_members',
  'new_chat_photo',
  'new_chat_title',
  'pinned_message',
  'supergroup_chat_created',
  'video_chat_ended',
  'video_chat_participants_invited',
  'video_chat_scheduled',
  'video_chat_started',
  'write_access_allowed',
] as const;

/** `now` dates a press, which Telegram sends without a time. */
export function parse(update: Update, me: Me, now: Date): Inbound | undefined {
  const { message, edited_message: edited, callback_query: press } = update;
  const id = `telegram:${update.update_id}`;
  if (message !== undefined) return fromMessage(id, message, saidIn(message, me), me);
  if (edited !== undefined) return fromMessage(id, edited, saidAnew(edited), me);
  return press === undefined ? undefined : fromPress(id, press, now);
}

function fromMessage(
  id: string,
  message: Message,
  said: Said | undefined,
  me: Me,
): Inbound | undefined {
  const { chat, from: author } = message;
  const place = placeOf(chat.type);
  if (said === undefined || place === undefined) return undefined;
  if (author === undefined || author.is_bot) return undefined;
  if (place === 'group' && said.kind !== 'command' && !isForUs(message, me)) return undefined;
  const at = new Date((message.edit_date ?? message.date) * 1_000);
  const by = actor(place, author.id);
  return { id, from: addressOf(chat.id), place, said, at, ...by, ...hint(author.language_code) };
}

function fromPress(id: string, press: Press, now: Date): Inbound | undefined {
  const { data, message, from: presser } = press;
  const place = message === undefined ? undefined : placeOf(message.chat.type);
  if (data === undefined || message === undefined || place === undefined) return undefined;
  if (presser.is_bot) return undefined;
  const said: Said = { kind: 'choice', id: data };
  const from = addressOf(message.chat.id);
  const by = actor(place, presser.id);
  return { id, from, place, said, at: now, ...by, ...hint(presser.language_code) };
}

function saidIn(message: Message, me: Me): Said | undefined {
  if (NOTICES.some((notice) => notice in message)) return undefined;
  const words = wordsOf(message);
  if (words === undefined) return { kind: 'unreadable' };
  const isMistyped = isUnknownCommand(words, me.username);
  return (
    commandIn(words, me.username) ?? { kind: 'words', words, ...(isMistyped && { isMistyped }) }
  );
}

// A moving location is "edited" every few seconds: only new words count as an edit.
function saidAnew(message: Message): Said | undefined {
  const words = wordsOf(message);
  return words === undefined ? undefined : { kind: 'edited', words };
}

function isForUs(message: Message, me: Me): boolean {
  if (message.reply_to_message?.from?.id === me.id) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const ours = me.username.toLowerCase();
  return entities.some(({ type, offset, length, user }) => {
    const marked = text.slice(offset, offset + length).toLowerCase();
    if (type === 'mention') return marked === `@${ours}`;
    if (type === 'bot_command') return marked.endsWith(`@${ours}`);
    return type === 'text_mention' && user?.id === me.id;
  });
}

function placeOf(chatType: string): Place | undefined {
  if (chatType === 'private') return 'direct';
  return chatType === 'group' || chatType === 'supergroup' ? 'group' : undefined;
}

function addressOf(chatId: number): Address {
  return { channel: 'telegram', id: String(chatId) };
}

// Telegram's own rule: a person's direct chat has that person's id.
function actor(place: Place, userId: number): Pick<Inbound, 'by'> {
  return place === 'group' ? { by: addressOf(userId) } : {};
}

function hint(languageHint: string | undefined): Pick<Inbound, 'languageHint'> {
  return languageHint === undefined ? {} : { languageHint };
}
