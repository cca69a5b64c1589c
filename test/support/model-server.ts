// A model behind an OpenAI-compatible address on this machine, which says what the test tells it.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll } from 'vitest';

type Asked = { readonly messages?: readonly { readonly role: string; readonly content: string }[] };

export type Model = {
  readonly url: string;
  /** What it was asked about, without the prompt. */
  readonly asked: string[];
  level: string;
  isHanging: boolean;
  isFailing: boolean;
};

export async function openModel(): Promise<Model> {
  const server = createServer(async (request, response) => {
    const { messages = [] } = (await json(request)) as Asked;
    if (model.isHanging) return;
    if (model.isFailing) {
      response.writeHead(503).end();
      return;
    }
    model.asked.push(messages.at(-1)?.content ?? '');
    const content = JSON.stringify({ level: model.level });
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        id: 'chatcmpl-local',
        object: 'chat.completion',
        created: 0,
        model: 'local',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const model: Model = {
    url: `http://127.0.0.1:${port}/v1`,
    asked: [],
    level: 'L0',
    isHanging: false,
    isFailing: false,
  };
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return model;
}
