// One payload through Bolt to the core. It resolves once the core has accepted the message;
// what is nice to have (a marked button, a fresh App Home) follows and never holds that up.

import { App, type Logger, type Receiver, type webApi } from '@slack/bolt';
import type { Address, Inbound, Outbound } from '../../src/core/message.ts';
import type { Receive } from '../../src/core/ports.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { type Deliver, sortOf } from './envelope.ts';
import type { Hands } from './in-hand.ts';
import { parseAction, parseCommand, parseEvent, pressedMessage } from './parse.ts';
import { ACTION_ID, renderChosen, renderHome } from './render.ts';
import type { Wait } from './socket.ts';
import { type Log, reasonOf } from './web-api.ts';

const ACCEPT_MS = 2500; // Slack takes three seconds of silence for a failure

export type SlackTools = {
  readonly log: Log;
  readonly home: (from: Address, languageHint?: string) => Promise<Outbound>;
  /** Real time: rejects or resolves early when the signal aborts. */
  readonly wait: Wait;
  readonly now: () => Date;
};

type Parts = {
  readonly client: webApi.WebClient;
  readonly options: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly hands: Hands;
};

export function openDispatch(parts: Parts, receive: Receive, tools: SlackTools): Deliver {
  const { client, hands } = parts;
  const app = openApp(parts);
  app.event('message', ({ body }) => accept(parseEvent(body)));
  app.event('app_mention', ({ body }) => accept(parseEvent(body)));
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') void hands.hold(publishHome(client, event.user, tools));
  });
  app.action(ACTION_ID, async ({ body, ack }) => {
    await accept(parseAction(body));
    await ack();
    void hands.hold(markChosen(client, body, tools.log));
  });
  app.command('/warmline', async ({ body, ack }) => {
    await accept(parseCommand(body, tools.now()));
    await ack();
  });

  async function accept(inbound: Inbound | undefined): Promise<void> {
    if (inbound === undefined) return;
    const inTime = new AbortController();
    const late = tools.wait(ACCEPT_MS, inTime.signal).then(() => {
      throw new RetryLater('slack-accept-late');
    });
    try {
      await Promise.race([hands.hold(receive(inbound)), late]);
    } finally {
      inTime.abort();
    }
  }

  return async (body, retryNum) => {
    if (hands.isClosed()) throw new RetryLater('slack-stopping');
    if (sortOf(body) !== 'ours') return;
    // Bolt acknowledges an event before its listeners run: so this ack is empty,
    // and whoever delivers answers Slack once all of them are done.
    const event = { body, ack: async () => undefined };
    const done = app.processEvent(retryNum === undefined ? event : { ...event, retryNum });
    await hands.hold(done).catch((error: unknown) => {
      tools.log.warn('slack-not-accepted', { reason: codeOf(error) });
      throw error;
    });
  };
}

function openApp({ client, options, logger }: Parts): App {
  const app = new App({
    receiver: NO_RECEIVER,
    authorize: async () => (client.token === undefined ? {} : { botToken: client.token }),
    clientOptions: { ...options },
    logger,
    convoStore: false,
    ignoreSelf: false, // parse.ts leaves out every bot, without asking Slack who we are
  });
  app.error((error) => Promise.reject(error));
  return app;
}

// Our own two doors call processEvent, each answering Slack in its own way.
const NO_RECEIVER: Receiver = {
  init() {},
  start: async () => undefined,
  stop: async () => undefined,
};

async function publishHome(
  client: webApi.WebClient,
  userId: string,
  { home, log }: SlackTools,
): Promise<void> {
  try {
    const outbound = await home({ channel: 'slack', id: userId });
    await client.views.publish({ user_id: userId, view: renderHome(outbound) });
  } catch (error) {
    log.warn('slack-home-not-published', { reason: reasonOf(error) ?? codeOf(error) });
  }
}

async function markChosen(client: webApi.WebClient, payload: unknown, log: Log): Promise<void> {
  const pressed = pressedMessage(payload);
  if (pressed === undefined) return;
  const { channel, ts } = pressed;
  await client.chat.update({ channel, ts, ...renderChosen(pressed) }).catch((error: unknown) => {
    log.warn('slack-choice-not-marked', { reason: reasonOf(error) ?? codeOf(error) });
  });
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,64}$/.test(code) ? code : 'unknown';
}
