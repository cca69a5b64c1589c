// A local Slack: the Web API methods we call and socket mode, as the platform documents them.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { paramsOf } from './call-params.ts';
import { acceptedBlocks, type SlackBlock } from './slack-blocks.ts';
import { openSlackFiles, type SlackFile } from './slack-files.ts';
import { imOf } from './slack-payloads.ts';
import { type ByName, byName } from './slack-queue.ts';
import { openSlackSocket, type SlackSocket } from './slack-socket.ts';

export type SlackMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly picture?: SlackFile;
};

/** How the next call of a method goes wrong. */
export type SlackFailure =
  | { readonly kind: 'rate-limited'; readonly afterS: number }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut' };

export type SlackApi = {
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly socket: SlackSocket;
  /** What reached a user's direct chat, or a channel. */
  sent(to: string): readonly SlackMessage[];
  nextSent(to: string): Promise<SlackMessage>;
  nextUpdate(to: string): Promise<SlackMessage>;
  nextHome(user: string): Promise<readonly SlackBlock[]>;
  calls(method: string): number;
  /** Resolves with each call of a method once, as it comes in. */
  nextCall(method: string): Promise<Fields>;
  fail(method: string, failure: SlackFailure): void;
  stop(): Promise<void>;
};

type Fields = Readonly<Record<string, string>>;

export async function startSlackApi(): Promise<SlackApi> {
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  const socket = openSlackSocket(server);
  const tokens = { bot: 'xoxb-local-test-token', app: 'xapp-local-test-token' };
  const sent = byName<SlackMessage>();
  const updates = byName<SlackMessage>();
  const homes = byName<readonly SlackBlock[]>();
  const calls = byName<Fields>();
  const failures = new Map<string, SlackFailure[]>();
  const files = openSlackFiles();
  let posted = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.url ?? '').replace('/api/', '');
    const upload = files.wantedAt(request.url ?? '');
    if (upload !== undefined) {
      files.put(upload, (await paramsOf(request))['body']);
      response.writeHead(200).end('OK');
      return;
    }
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    calls(method).put(fields);
    const failure = failures.get(method)?.shift();
    if (failure !== undefined) return failWith(failure, response);
    const token = method === 'apps.connections.open' ? tokens.app : tokens.bot;
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    answerWith(response, isKnown ? call(method, fields) : no('invalid_auth'));
  }

  function call(method: string, fields: Fields): object {
    const { users = '', ts = '' } = fields;
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T00000001', user_id: 'U0BOT', bot_id: 'B0BOT' };
      case 'apps.connections.open':
        return { ok: true, url: `ws://127.0.0.1:${port}/link` };
      case 'conversations.open':
        return { ok: true, channel: { id: imOf(users) } };
      case 'chat.postMessage':
        posted += 1;
        return keep(fields, `1780000000.${String(posted).padStart(6, '0')}`, sent, 40_000);
      case 'files.getUploadURLExternal':
        return files.begin(fields['alt_text'] ?? '', `http://127.0.0.1:${port}`);
      case 'files.completeUploadExternal':
        return complete(fields);
      case 'chat.update':
        return keep(fields, ts, updates, 4000);
      case 'views.publish':
        return publish(fields);
      default:
        return no('unknown_method');
    }
  }

  // A file is shared with a conversation, which a user's id is not.
  function complete(fields: Fields): object {
    const { channel_id: channel = '', initial_comment: comment = '', files: json } = fields;
    if (!/^[CDG][A-Z0-9]+$/.test(channel)) return no('channel_not_found');
    const picture = files.named(json);
    if (picture === undefined) return no('file_not_found');
    posted += 1;
    const ts = `1780000000.${String(posted).padStart(6, '0')}`;
    sent(channel).put({ channel, ts, text: comment, blocks: [], picture });
    return { ok: true, files: [] };
  }

  function publish(fields: Fields): object {
    const { user_id = '', view: json = '{}' } = fields;
    const view = JSON.parse(json);
    const blocks = view.type === 'home' ? acceptedBlocks(view.blocks, 100) : undefined;
    if (blocks === undefined) return no('invalid_arguments');
    homes(user_id).put(blocks);
    return { ok: true, view: { id: 'V1', ...view } };
  }

  return {
    url: `http://127.0.0.1:${port}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: 'local-test-signing-secret',
    socket,
    sent: (to) => sent(imOf(to)).all(),
    nextSent: (to) => sent(imOf(to)).next(),
    nextUpdate: (to) => updates(imOf(to)).next(),
    nextHome: (user) => homes(user).next(),
    calls: (method) => calls(method).all().length,
    nextCall: (method) => calls(method).next(),
    fail: (method, failure) => {
      failures.set(method, [...(failures.get(method) ?? []), failure]);
    },
    async stop() {
      await socket.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

// A user's id as the channel opens their direct chat, whose own id Slack answers with.
function keep(fields: Fields, ts: string, into: ByName<SlackMessage>, charsMax: number): object {
  const { channel = '', text: fallback = '', blocks: json } = fields;
  if (!/^[UWCDG][A-Z0-9]+$/.test(channel)) return no('channel_not_found');
  if (fallback === '' && json === undefined) return no('no_text');
  if (fallback.length > charsMax) return no('msg_too_long');
  const blocks = json === undefined ? [] : acceptedBlocks(JSON.parse(json), 50);
  if (blocks === undefined) return no('invalid_blocks');
  const message = { channel: imOf(channel), ts, text: fallback, blocks };
  into(message.channel).put(message);
  return { ok: true, channel: message.channel, ts, message };
}

function failWith(failure: SlackFailure, response: ServerResponse): void {
  switch (failure.kind) {
    case 'rate-limited':
      response.writeHead(429, { 'retry-after': String(failure.afterS) }).end();
      return;
    case 'status':
      response.writeHead(failure.status, { 'content-type': 'text/html' }).end(failure.body);
      return;
    case 'error':
      answerWith(response, no(failure.error));
      return;
    case 'cut':
      response.destroy();
      return;
    case 'hang':
      return;
  }
}

function answerWith(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function no(error: string) {
  return { ok: false, error };
}
