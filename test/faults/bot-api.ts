// A Bot API server that remembers who was sent what and when, and that can be as bad as the real
// one on a bad day.

import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** `loses`: the message is shown, and the connection breaks before the answer. */
export type Mood = 'well' | 'busy' | 'failing' | 'hanging' | 'loses';

/** What a chat shows, or would if the call had gone well. */
export type Sent = {
  readonly chat: string;
  readonly text: string;
  readonly atMs: number;
  readonly isShown: boolean;
};

export type BotApi = {
  readonly apiRoot: string;
  turn(mood: Mood): void;
  readonly sent: readonly Sent[];
  close(): Promise<void>;
};

const BOT = { id: 4242, is_bot: true, first_name: 'Warmline', username: 'warmline_bot' };
/** In a bad mood one of two calls meets it. */
const BAD_EVERY = 2;

export async function openBotApi(): Promise<BotApi> {
  const sent: Sent[] = [];
  let calls = 0;
  let now: Mood = 'well';
  const server = createServer(async (request, response) => {
    const params = (await json(request).catch(() => ({}))) as Record<string, unknown>;
    if (!request.url?.endsWith('/sendMessage'))
      return answer(response, 200, { ok: true, result: BOT });
    calls += 1;
    const mood = calls % BAD_EVERY === 0 ? now : 'well';
    const chat = String(params['chat_id']);
    const isShown = mood === 'well' || mood === 'loses';
    sent.push({ chat, text: String(params['text']), atMs: performance.now(), isShown });
    switch (mood) {
      case 'busy':
        return answer(response, 429, {
          ok: false,
          error_code: 429,
          description: 'Too Many Requests: retry after 1',
          parameters: { retry_after: 1 },
        });
      case 'failing':
        return answer(response, 502, { ok: false, error_code: 502, description: 'Bad Gateway' });
      case 'loses':
        response.destroy();
        return undefined;
      case 'hanging':
        return undefined;
      case 'well': {
        const result = { message_id: calls, date: 0, chat: { id: Number(chat), type: 'private' } };
        return answer(response, 200, { ok: true, result });
      }
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    apiRoot: `http://127.0.0.1:${port}`,
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

function answer(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
