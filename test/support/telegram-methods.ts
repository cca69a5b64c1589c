// What the Bot API says to each call, as Telegram documents it. telegram-api.ts serves it.

import { z } from 'zod';

export type SentMessage = {
  readonly message_id: number;
  readonly chat: number;
  readonly text: string;
  readonly buttons: readonly { readonly text: string; readonly data: string }[];
  readonly picture?: Uint8Array;
};

export type Answer = {
  readonly code: number;
  readonly result?: unknown;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, number>>;
};

/** A chat as the server knows it. */
type Chat = {
  readonly id: number;
  nextMessageId: number;
  isBlocked: boolean;
  readonly shown: Map<number, SentMessage>;
};

export type World = {
  readonly bot: { readonly id: number; readonly username: string };
  readonly chats: Map<number, Chat>;
  readonly openPresses: Set<string>;
  webhook: { readonly url: string; readonly secret: string } | undefined;
  readonly onSent: (message: SentMessage) => void;
};

const ChatId = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const Keyboard = z
  .object({
    inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))),
  })
  .optional();
const Send = z.object({ chat_id: ChatId, text: z.string().default(''), reply_markup: Keyboard });
const Photo = Send.extend({ photo: z.string(), caption: z.string().default('') }).loose();
const Edit = Send.extend({ message_id: z.number() });
const Menu = z.object({
  commands: z.array(z.object({ command: z.string(), description: z.string() })).max(100),
  language_code: z
    .string()
    .regex(/^([a-z]{2})?$/)
    .default(''),
});
const Hook = z.object({ url: z.string(), secret_token: z.string().default('') });

const DONE: Answer = { code: 200, result: true };

export function answerTo(world: World, method: string, params: unknown): Answer {
  const answer = METHODS[method];
  if (answer === undefined) return { code: 404, description: 'Not Found: method not found' };
  try {
    return answer(world, params);
  } catch (error) {
    if (error instanceof z.ZodError) return bad('wrong parameters');
    throw error;
  }
}

const METHODS: Readonly<Record<string, (world: World, params: unknown) => Answer>> = {
  getMe: ({ bot }) => ({ code: 200, result: { ...bot, is_bot: true, first_name: 'Warmline' } }),
  sendMessage: (world, params) => {
    const { chat_id: id, text, reply_markup: markup } = Send.parse(params);
    const chat = world.chats.get(id);
    const refusal = refusalOf(chat, text, markup);
    if (chat === undefined || refusal !== undefined) return refusal ?? bad('chat not found');
    return shown(world, chat, { text, buttons: buttonsOf(markup) });
  },
  sendPhoto: (world, params) => {
    const { chat_id: id, photo, caption, ...files } = Photo.parse(params);
    const chat = world.chats.get(id);
    const refusal = refusalOf(chat, caption === '' ? 'photo' : caption);
    if (chat === undefined || refusal !== undefined) return refusal ?? bad('chat not found');
    const picture = files[photo.replace('attach://', '')];
    if (!(picture instanceof Uint8Array)) return bad('invalid file');
    if (caption.length > 1_024) return bad('message caption is too long');
    return shown(world, chat, { text: caption, buttons: [], picture });
  },
  editMessageText: (world, params) => {
    const { text, ...edit } = Edit.parse(params);
    return edited(world, { ...edit, text });
  },
  editMessageReplyMarkup: (world, params) => {
    const { text: _, ...edit } = Edit.parse(params);
    return edited(world, edit);
  },
  answerCallbackQuery: (world, params) => {
    const { callback_query_id: id } = z.object({ callback_query_id: z.string() }).parse(params);
    if (world.openPresses.delete(id)) return DONE;
    return bad('query is too old and response timeout expired or query ID is invalid');
  },
  setMyCommands: (_, params) => {
    for (const { command, description } of Menu.parse(params).commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) return bad('BOT_COMMAND_INVALID');
      if (!/^.{1,256}$/s.test(description)) return bad('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return DONE;
  },
  setWebhook: (world, params) => {
    const { url, secret_token: secret } = Hook.parse(params);
    if (!url.startsWith('https://')) return bad('bad webhook: HTTPS url must be provided');
    if (!/^[\w-]{0,256}$/.test(secret)) return bad('secret token contains unallowed characters');
    world.webhook = { url, secret };
    return DONE;
  },
  deleteWebhook: (world) => {
    world.webhook = undefined;
    return DONE;
  },
  sendChatAction: (world, params) => {
    const { chat_id: id } = z.object({ chat_id: ChatId, action: z.string() }).parse(params);
    return refusalOf(world.chats.get(id), 'typing') ?? DONE;
  },
};

function shown(world: World, chat: Chat, what: Omit<SentMessage, 'message_id' | 'chat'>): Answer {
  const sent = { message_id: chat.nextMessageId++, chat: chat.id, ...what };
  chat.shown.set(sent.message_id, sent);
  world.onSent(sent);
  return { code: 200, result: asMessage(world, sent) };
}

function edited(
  world: World,
  edit: Omit<z.infer<typeof Edit>, 'text'> & { text?: string },
): Answer {
  const chat = world.chats.get(edit.chat_id);
  const shown = chat?.shown.get(edit.message_id);
  if (chat === undefined) return bad('chat not found');
  if (shown === undefined) return bad('message to edit not found');
  const next = { ...shown, text: edit.text ?? shown.text, buttons: buttonsOf(edit.reply_markup) };
  const refusal = refusalOf(chat, next.text, edit.reply_markup);
  if (refusal !== undefined) return refusal;
  if (JSON.stringify(next) === JSON.stringify(shown)) {
    return bad(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  chat.shown.set(edit.message_id, next);
  return { code: 200, result: asMessage(world, next) };
}

function refusalOf(
  chat: Chat | undefined,
  text: string,
  markup?: z.infer<typeof Keyboard>,
): Answer | undefined {
  if (chat === undefined) return bad('chat not found');
  if (chat.isBlocked) return { code: 403, description: 'Forbidden: bot was blocked by the user' };
  if (text.trim() === '') return bad('message text is empty');
  if (text.length > 4_096) return bad('message is too long');
  for (const { text: label, data } of buttonsOf(markup)) {
    if (label === '') return bad('inline keyboard button text must be non-empty');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) return bad('BUTTON_DATA_INVALID');
  }
  return undefined;
}

/** The message as updates and results carry it. */
export function asMessage(world: World, sent: SentMessage) {
  const rows = sent.buttons.map(({ text, data }) => [{ text, callback_data: data }]);
  return {
    message_id: sent.message_id,
    date: Math.floor(Date.now() / 1_000),
    from: { ...world.bot, is_bot: true, first_name: 'Warmline' },
    chat: asChat(sent.chat),
    text: sent.text,
    ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
  };
}

/** Telegram's own rule: people have positive ids, groups negative ones. */
export function asChat(id: number) {
  return id > 0 ? { id, type: 'private', first_name: 'A' } : { id, type: 'group', title: 'G' };
}

function buttonsOf(markup: z.infer<typeof Keyboard>): SentMessage['buttons'] {
  const buttons = markup?.inline_keyboard.flat() ?? [];
  return buttons.map(({ text, callback_data: data }) => ({ text, data }));
}

function bad(what: string): Answer {
  return { code: 400, description: `Bad Request: ${what}` };
}
