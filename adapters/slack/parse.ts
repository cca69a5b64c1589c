// Slack's payloads → Inbound, or undefined for what is not a person speaking to us.
// A person is their user id wherever they write: in the direct chat, /warmline or App Home.

import { z } from 'zod';
import type { Address, Inbound, Said } from '../../src/core/message.ts';
import { asked } from './command.ts';
import { withoutMention, wordsOf } from './words.ts';

const Ts = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);

const Message = z.object({
  user: z.string().min(1).nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
});
type Message = z.infer<typeof Message>;

const DirectMessage = Message.extend({
  type: z.literal('message'),
  channel_type: z.literal('im'),
  ts: Ts,
  message: Message.nullish(),
  previous_message: Message.nullish(),
});

const Mention = Message.extend({
  type: z.literal('app_mention'),
  channel: z.string().regex(/^[CG]/), // in a direct chat the message event says the same
  ts: Ts,
});

const EventEnvelope = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().min(1),
  event: z.discriminatedUnion('type', [DirectMessage, Mention]),
});

const Press = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string().min(1).nullish(),
  user: z.object({ id: z.string().min(1) }),
  actions: z.tuple([z.object({ value: z.string().min(1), action_ts: Ts })], z.unknown()),
});

const PressedMessage = z.object({
  channel: z.object({ id: z.string().min(1) }),
  message: z.object({
    ts: Ts,
    text: z.string().default(''),
    blocks: z.array(z.looseObject({ type: z.string() })),
  }),
  actions: z.tuple([z.object({ text: z.object({ text: z.string() }) })], z.unknown()),
});

const SlashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string().min(1),
  trigger_id: z.string().min(1),
});

export function parseEvent(payload: unknown): Inbound | undefined {
  const { data } = EventEnvelope.safeParse(payload);
  if (data === undefined) return undefined;
  const { event, event_id } = data;
  const spoken = event.type === 'message' ? inDirectChat(event) : inChannel(event);
  return spoken && { id: `slack:${event_id}`, ...spoken, at: dateOf(event.ts) };
}

export function parseAction(payload: unknown): Inbound | undefined {
  const { data } = Press.safeParse(payload);
  if (data === undefined) return undefined;
  const [action] = data.actions;
  return {
    id: `slack:${data.trigger_id ?? action.action_ts}`,
    from: person(data.user.id),
    place: 'direct', // a press in a channel is answered to who pressed, never to the channel
    said: { kind: 'choice', id: action.value },
    at: dateOf(action.action_ts),
  };
}

export function parseCommand(payload: unknown, now: Date): Inbound | undefined {
  const { data } = SlashCommand.safeParse(payload);
  if (data === undefined) return undefined;
  return {
    id: `slack:${data.trigger_id}`,
    from: person(data.user_id),
    place: 'direct',
    said: asked(wordsOf(data.text).trim()),
    at: now,
  };
}

export type Pressed = {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly { readonly type: string }[];
  readonly label: string;
};

/** The message whose button was pressed; undefined where there is none, as on App Home. */
export function pressedMessage(payload: unknown): Pressed | undefined {
  const { data } = PressedMessage.safeParse(payload);
  if (data === undefined) return undefined;
  const { ts, text, blocks } = data.message;
  return { channel: data.channel.id, ts, text, blocks, label: data.actions[0].text.text };
}

type Spoken = Pick<Inbound, 'from' | 'place' | 'said'>;

function inDirectChat(event: z.infer<typeof DirectMessage>): Spoken | undefined {
  switch (event.subtype ?? undefined) {
    case undefined:
    case 'file_share':
    case 'me_message':
    case 'thread_broadcast':
      return spokenBy(event, heard(event));
    case 'message_changed':
      return changed(event.message ?? {}, event.previous_message ?? {});
    case 'message_deleted':
      return spokenBy(event.previous_message ?? {}, { kind: 'deleted' });
    default:
      return undefined;
  }
}

function inChannel(event: z.infer<typeof Mention>): Spoken | undefined {
  if (isBot(event)) return undefined;
  return {
    from: { channel: 'slack', id: event.channel },
    place: 'group',
    said: heard({ ...event, text: withoutMention(event.text ?? '') }),
  };
}

function changed(message: Message, previous: Message): Spoken | undefined {
  // A deleted message with replies under it comes as a change into a tombstone.
  if (message.subtype === 'tombstone') return spokenBy(previous, { kind: 'deleted' });
  // Slack also calls it a change when it unfurls a link: the words are the same.
  if (message.text === previous.text) return undefined;
  const said = heard(message);
  return said.kind === 'words'
    ? spokenBy(message, { kind: 'edited', words: said.words })
    : undefined;
}

function spokenBy(message: Message, said: Said): Spoken | undefined {
  if (message.user == null || isBot(message)) return undefined;
  return { from: person(message.user), place: 'direct', said };
}

// A caption is heard even though its picture cannot be: it may be the cry for help.
function heard({ text }: Message): Said {
  const words = wordsOf(text ?? '').trim();
  return words === '' ? { kind: 'unreadable' } : { kind: 'words', words };
}

function isBot({ bot_id, subtype, user }: Message): boolean {
  return Boolean(bot_id) || subtype === 'bot_message' || user === 'USLACKBOT';
}

function person(id: string): Address {
  return { channel: 'slack', id };
}

function dateOf(ts: string): Date {
  return new Date(Math.floor(Number(ts) * 1000));
}
