// A platform that remembers who was sent what and when, and that can be as bad as the real one on
// a bad day: Telegram's Bot API, or Slack's Web API.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { HANDED_OVER } from './stamps.ts';

/** `loses`: the message is shown, and the connection breaks before the answer. */
export type Mood = 'well' | 'busy' | 'failing' | 'hanging' | 'loses';

/** What a chat shows, or would if the call had gone well. */
export type Sent = {
  readonly chat: string;
  readonly text: string;
  /** When the program handed it over. */
  readonly atMs: number;
  readonly isShown: boolean;
};

export type Platform = {
  readonly url: string;
  turn(mood: Mood): void;
  readonly sent: readonly Sent[];
  close(): Promise<void>;
};

/** How one of them is spoken to. */
export type Dialect = {
  /** The call that shows something in a chat; all others go well. */
  readonly send: string;
  read(body: string): Pick<Sent, 'chat' | 'text'>;
  other(body: string): object;
  shown(chat: string, count: number): object;
  readonly busy: { readonly headers: Readonly<Record<string, string>>; readonly body: object };
  readonly failing: object;
};

const BOT = { id: 4242, is_bot: true, first_name: 'Warmline', username: 'warmline_bot' };

export const TELEGRAM: Dialect = {
  send: '/sendMessage',
  read: (body) => {
    const { chat_id: chat, text: said } = body === '' ? {} : JSON.parse(body);
    return { chat: String(chat), text: String(said) };
  },
  other: () => ({ ok: true, result: BOT }),
  shown: (chat, count) => ({
    ok: true,
    result: { message_id: count, date: 0, chat: { id: Number(chat), type: 'private' } },
  }),
  busy: {
    headers: {},
    body: {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    },
  },
  failing: { ok: false, error_code: 502, description: 'Bad Gateway' },
};

export const SLACK: Dialect = {
  send: '/chat.postMessage',
  read: (body) => {
    const fields = new URLSearchParams(body);
    return { chat: fields.get('channel') ?? '', text: fields.get('text') ?? '' };
  },
  other: () => ({ ok: true, team_id: 'T00000001', user_id: 'U0BOT', bot_id: 'B0BOT' }),
  shown: (chat, count) => ({ ok: true, channel: chat, ts: `1780000000.${count}`, message: {} }),
  busy: { headers: { 'retry-after': '1' }, body: { ok: false, error: 'ratelimited' } },
  failing: { ok: false, error: 'service_unavailable' },
};

/** In a bad mood one of two calls meets it. */
const BAD_EVERY = 2;

/** A call that something else answers. */
type Elsewhere = {
  readonly call: string;
  readonly answer: (response: ServerResponse, body: string) => void;
};

export async function openPlatform(dialect: Dialect, elsewhere?: Elsewhere): Promise<Platform> {
  const sent: Sent[] = [];
  let now: Mood = 'well';
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '');
    if (elsewhere !== undefined && request.url?.endsWith(elsewhere.call))
      return elsewhere.answer(response, body);
    if (!request.url?.endsWith(dialect.send)) return answer(response, 200, dialect.other(body));
    const count = sent.length + 1;
    const mood = count % BAD_EVERY === 0 ? now : 'well';
    const isShown = mood === 'well' || mood === 'loses';
    const { chat, text: said } = dialect.read(body);
    sent.push({ chat, text: said, atMs: handedOverMs(request), isShown });
    switch (mood) {
      case 'busy':
        return answer(response, 429, dialect.busy.body, dialect.busy.headers);
      case 'failing':
        return answer(response, 502, dialect.failing);
      case 'loses':
        response.destroy();
        return undefined;
      case 'hanging':
        return undefined;
      case 'well':
        return answer(response, 200, dialect.shown(chat, count));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    turn: (mood) => {
      now = mood;
    },
    sent,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function handedOverMs({ headers }: IncomingMessage): number {
  return Number(headers[HANDED_OVER]);
}

function answer(response: ServerResponse, code: number, body: object, headers = {}): void {
  const type = { 'content-type': 'application/json', ...headers };
  response.writeHead(code, type).end(JSON.stringify(body));
}
