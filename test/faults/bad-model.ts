// A model behind an OpenAI-compatible address, in whatever mood the run puts it.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ModelMood = 'well' | 'hanging' | 'garbage' | 'refusing' | 'failing';
export type BadModel = {
  readonly url: string;
  turn(mood: ModelMood): void;
  close(): Promise<void>;
};

export async function openBadModel(): Promise<BadModel> {
  let mood: ModelMood = 'well';
  const server = createServer((request, response) => {
    request.resume();
    if (mood === 'hanging') return;
    if (mood === 'failing') {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    const content = mood === 'garbage' ? 'Sure! <html>{"level":' : '{"level":"L0"}';
    const message =
      mood === 'refusing'
        ? { role: 'assistant', content: null, refusal: 'no' }
        : { role: 'assistant', content, refusal: null };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    const body = { id: 'local', object: 'chat.completion', created: 0, model: 'local', choices };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    turn: (next) => {
      mood = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
