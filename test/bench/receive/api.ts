// As much of a Bot API server as sending needs: it takes each message and counts it.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export type LocalApi = {
  readonly apiRoot: string;
  /** Messages that were sent. */
  count(): number;
  close(): Promise<void>;
};

/** Whatever else is asked. */
const BOT = { id: 4242, is_bot: true, first_name: 'Warmline', username: 'warmline_bot' };

export async function openLocalApi(): Promise<LocalApi> {
  let sent = 0;
  const server = createServer(async (request, response) => {
    const { chat_id: id, text } = (await json(request)) as { chat_id: string; text: string };
    const isMessage = request.url?.endsWith('/sendMessage') === true;
    if (isMessage) sent += 1;
    const chat = { id: Number(id), type: 'private' };
    const result = isMessage ? { message_id: sent, date: 0, chat, text } : BOT;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: true, result }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => sent,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
