// A model behind an OpenAI-compatible address on this machine, which says what the test tells it.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterwards } from './afterwards.ts';

type Asked = {
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly json_schema?: { readonly name?: string } };
};

export type Model = {
  readonly url: string;
  /** What it was asked about, without the prompt. */
  readonly asked: string[];
  /** How often it was called, answered or not. */
  readonly calls: () => number;
  level: string;
  /** What it would reply to the officer. */
  reply: string;
  /** Word for word, whatever it is asked for. */
  answer: string | undefined;
  refusal: string | undefined;
  fault: { readonly status: number; readonly retryAfterS?: number } | undefined;
  isHanging: boolean;
  isFailing: boolean;
};

export async function openModel(): Promise<Model> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    const { messages = [], response_format: format } = (await json(request)) as Asked;
    calls += 1;
    if (model.isHanging) return;
    const fault = model.isFailing ? { status: 503 } : model.fault;
    if (fault !== undefined) {
      const { status, retryAfterS } = fault;
      const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
      response.writeHead(status, headers).end();
      return;
    }
    model.asked.push(messages.at(-1)?.content ?? '');
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(completion(model, format?.json_schema?.name === 'reply')));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const model: Model = {
    url: `http://127.0.0.1:${port}/v1`,
    asked: [],
    calls: () => calls,
    level: 'L0',
    reply: '',
    answer: undefined,
    refusal: undefined,
    fault: undefined,
    isHanging: false,
    isFailing: false,
  };
  afterwards(() => {
    server.closeAllConnections();
    server.close();
  });
  return model;
}

function completion({ level, reply, answer, refusal }: Model, isReply: boolean) {
  const found = answer ?? JSON.stringify(isReply ? { reply } : { level });
  const content = refusal === undefined ? found : null;
  const message = { role: 'assistant', content, refusal: refusal ?? null };
  return {
    id: 'chatcmpl-local',
    object: 'chat.completion',
    created: 0,
    model: 'local',
    choices: [{ index: 0, finish_reason: 'stop', message }],
  };
}
