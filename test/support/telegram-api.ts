// A Bot API server on this machine, for the real grammY to talk to.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paramsOf } from './call-params.ts';
import { openFeed } from './feed.ts';
import {
  type Answer,
  answerTo,
  asChat,
  asMessage,
  type SentMessage,
  type World,
} from './telegram-methods.ts';
import { type Held, openUpdates } from './telegram-updates.ts';

/** An answer of Telegram's, or a connection that never answers, breaks, or meets a proxy's page. */
export type Fault =
  | {
      readonly code: number;
      readonly description?: string;
      readonly retryAfter?: number;
      readonly movedTo?: number;
    }
  | 'hang'
  | 'drop'
  | 'html';

type Call = { readonly method: string; readonly params: Readonly<Record<string, unknown>> };

export type TelegramApi = {
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: { readonly id: number; readonly username: string };
  /** Lets the bot write to a chat; `say` does so too. Negative ids are groups. */
  open(chat: number): void;
  block(chat: number): void;
  /** A person writes; `more` adds to the message or overrides it. */
  say(chat: number, text: string | undefined, more?: Readonly<Record<string, unknown>>): Held;
  /** A person presses a button, as the message looks now unless `seen` is given. */
  press(chat: number, messageId: number, data: string, seen?: SentMessage): Held;
  /** Any other update, without its id. */
  push(update: Readonly<Record<string, unknown>>): Held;
  /** What the chat shows now, edits included. */
  sent(chat: number): readonly SentMessage[];
  /** The next message to the chat that no earlier call of this has given, once it is sent. */
  nextSent(chat: number): Promise<SentMessage>;
  /** The next call of the method that no earlier call of this has given, once it is answered. */
  nextCall(method: string): Promise<Call>;
  calls(method: string): readonly Call[];
  /** The next calls of the method meet this instead. */
  fail(method: string, fault: Fault, times?: number): void;
  /** The updates that no offset has passed yet. */
  held(): readonly Held[];
  confirmed(): Promise<void>;
  /** The request that Telegram would post for the update to the webhook that was set. */
  post(update: Readonly<Record<string, unknown>>): Request;
  close(): Promise<void>;
};

const TOKEN = '4242:local-test-token';
const BOT = { id: 4242, username: 'warmline_bot' } as const;

export async function openTelegramApi(): Promise<TelegramApi> {
  const updates = openUpdates();
  const sent = openFeed<SentMessage>(({ chat }) => String(chat));
  const called = openFeed<Call>(({ method }) => method);
  const faults = new Map<string, Fault[]>();
  let presses = 0;
  const world: World = {
    bot: BOT,
    chats: new Map(),
    openPresses: new Set(),
    webhook: undefined,
    onSent: sent.add,
  };

  async function answer(method: string, params: Readonly<Record<string, unknown>>) {
    if (method !== 'getUpdates') return answerTo(world, method, params);
    return world.webhook === undefined ? updates.get(params) : WEBHOOK_ACTIVE;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const params = await paramsOf(request);
    const fault = faults.get(method)?.shift();
    if (fault === 'drop') response.destroy();
    else if (fault === 'html') response.writeHead(502).end('<html>Bad Gateway</html>');
    else if (fault !== undefined && fault !== 'hang') write(response, answerOf(fault));
    else if (fault === undefined) {
      const known = token === TOKEN;
      write(response, known ? await answer(method, params) : UNAUTHORIZED);
    }
    called.add({ method, params });
  }

  function chatOf(id: number) {
    const chat = world.chats.get(id) ?? {
      id,
      nextMessageId: 1,
      isBlocked: false,
      shown: new Map(),
    };
    world.chats.set(id, chat);
    return chat;
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: TOKEN,
    bot: BOT,
    open: (chat) => void chatOf(chat),
    block: (chat) => {
      chatOf(chat).isBlocked = true;
    },
    say: (chat, text, more = {}) => {
      const message = { message_id: chatOf(chat).nextMessageId++, ...spoken(chat) };
      return updates.add({ message: { ...message, ...(text && { text }), ...more } });
    },
    press: (chat, messageId, data, seen = chatOf(chat).shown.get(messageId)) => {
      if (seen === undefined) throw new Error('no such message was sent');
      const id = `press-${presses++}`;
      world.openPresses.add(id);
      const message = asMessage(world, seen);
      return updates.add({ callback_query: { id, from: spoken(chat).from, data, message } });
    },
    push: updates.add,
    sent: (chat) => [...chatOf(chat).shown.values()],
    nextSent: (chat) => sent.next(String(chat)),
    nextCall: called.next,
    calls: called.all,
    fail: (method, fault, times = 1) => {
      const queued = faults.get(method) ?? [];
      faults.set(method, [...queued, ...Array.from({ length: times }, () => fault)]);
    },
    held: updates.held,
    confirmed: updates.confirmed,
    post: (update) => {
      const { url, secret } = world.webhook ?? { url: 'https://unset.invalid/', secret: '' };
      const headers = { 'x-telegram-bot-api-secret-token': secret };
      return new Request(url, { method: 'POST', headers, body: JSON.stringify(update) });
    },
    close: async () => {
      updates.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const UNAUTHORIZED: Answer = { code: 401, description: 'Unauthorized' };
const WEBHOOK_ACTIVE: Answer = {
  code: 409,
  description:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
};

function answerOf(fault: Exclude<Fault, string>): Answer {
  const { code, description = 'Fault', retryAfter, movedTo } = fault;
  const parameters = {
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
    ...(movedTo !== undefined && { migrate_to_chat_id: movedTo }),
  };
  return { code, description, parameters };
}

function write(response: ServerResponse, { code, result, description, parameters }: Answer): void {
  const body =
    code === 200
      ? { ok: true, result }
      : { ok: false, error_code: code, description, ...(parameters && { parameters }) };
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function spoken(chat: number) {
  return {
    date: Math.floor(Date.now() / 1_000),
    chat: asChat(chat),
    from: { id: Math.abs(chat), is_bot: false, first_name: 'A', language_code: 'en' },
  };
}
