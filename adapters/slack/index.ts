import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Channel, Receive } from '../../src/core/ports.ts';
import { openDispatch, type SlackTools } from './dispatch.ts';
import { answer } from './http.ts';
import { openHands } from './in-hand.ts';
import { sendPicture } from './picture.ts';
import { render } from './render.ts';
import { hearUntil } from './socket.ts';
import { clientOptions, type Log, outcomeOf, quietLogger, reasonOf } from './web-api.ts';

const TIMEOUT_MS = 10_000;

export type SlackConfig = {
  readonly botToken: string;
  readonly signingSecret?: string; // given: requests come over HTTP
  readonly appToken?: string; // given: events come over a socket
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
};

export type Slack = Channel & {
  /** Slack's events, presses and commands, wherever this is mounted. */
  http(request: Request): Promise<Response>;
  /** Listens over a socket until the signal aborts, through every fault; at once without an app token. */
  hear(signal: AbortSignal): Promise<void>;
};

/** Needs no Slack that is up. */
export function openSlack(
  config: SlackConfig,
  receive: Receive,
  { wait = byTheClock, ...given }: Omit<SlackTools, 'wait'> & Partial<Pick<SlackTools, 'wait'>>,
): Slack {
  const tools = { ...given, wait };
  const { signingSecret, appToken, apiUrl, timeoutMs = TIMEOUT_MS } = config;
  const logger = quietLogger(tools.log);
  const options = clientOptions({ apiUrl, timeoutMs }, logger);
  const client = new webApi.WebClient(config.botToken, options);
  const hands = openHands();
  const deliver = openDispatch({ client, options, logger, hands }, receive, tools);
  const ending = new AbortController();
  const hearing = new Set<Promise<void>>();
  void checkToken(client, tools.log);

  return {
    name: 'slack',
    async http(request) {
      if (signingSecret === undefined) return new Response(undefined, { status: 404 });
      return answer(request, signingSecret, tools.now(), deliver);
    },
    hear(signal) {
      if (appToken === undefined) return Promise.resolve();
      const until = AbortSignal.any([signal, ending.signal]);
      const parts = { ...tools, logger, quiet: () => hands.quiet() };
      const heard = hearUntil(until, { appToken, apiUrl, timeoutMs }, deliver, parts);
      hearing.add(heard);
      return heard.finally(() => hearing.delete(heard));
    },
    async send(address, outbound) {
      try {
        if (outbound.picture !== undefined) return await sendPicture(client, address.id, outbound);
        await client.chat.postMessage({
          channel: address.id,
          ...render(outbound),
          parse: 'none',
          unfurl_links: false,
          unfurl_media: false,
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    async stop() {
      await hands.close();
      ending.abort();
      await Promise.allSettled(hearing);
    },
  };
}

function byTheClock(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal });
}

// Told to whoever runs it, but no reason not to start: the other channels work without Slack.
async function checkToken(client: webApi.WebClient, log: Log): Promise<void> {
  await client.auth.test().catch((error: unknown) => {
    log.warn('slack-token-not-confirmed', { reason: reasonOf(error) ?? 'unknown' });
  });
}
