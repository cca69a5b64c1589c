// Socket mode: keeps one connection open, and acknowledges an envelope once it is accepted.
// Reconnecting is ours: the library's own way ends the process on an unhandled rejection when
// Slack is away at that moment. So is the dispatch: Bolt would acknowledge before its listeners run.

import { once } from 'node:events';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Deliver } from './envelope.ts';
import { clientOptions, type Log, reasonOf } from './web-api.ts';

const BACKOFF_MS_MAX = 60_000;
const CLOSE_MS = 2000;

export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

type Config = {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly timeoutMs: number;
};
type Tools = {
  readonly log: Log;
  readonly wait: Wait;
  readonly logger: Logger;
  /** Resolves once what was taken up is done. */
  readonly quiet: () => Promise<unknown>;
};
type Client = SocketModeReceiver['client'];

const Envelope = z.object({
  ack: z.custom<() => Promise<void>>((ack) => typeof ack === 'function'),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().int().optional(),
});

/** Until the signal aborts; what came before that is still acknowledged. */
export async function hearUntil(
  signal: AbortSignal,
  config: Config,
  deliver: Deliver,
  tools: Tools,
): Promise<void> {
  const { client } = new SocketModeReceiver({
    appToken: config.appToken,
    logger: tools.logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(config, tools.logger) },
  });
  client.on('slack_event', (envelope: unknown) => {
    void take(envelope, deliver, tools.log);
  });
  const running = stayConnected(client, signal, tools);
  if (!signal.aborted) await once(signal, 'abort');
  await tools.quiet();
  await close(client, tools.wait);
  await running;
}

async function take(envelope: unknown, deliver: Deliver, log: Log): Promise<void> {
  const { data } = Envelope.safeParse(envelope);
  if (data === undefined) return;
  try {
    await deliver(data.body, data.retry_num);
  } catch {
    return; // not acknowledged: Slack sends it again
  }
  await data.ack().catch(() => log.warn('slack-ack-lost'));
}

async function stayConnected(client: Client, signal: AbortSignal, tools: Tools): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const closed = Promise.withResolvers<void>();
    client.once('disconnected', closed.resolve);
    try {
      await client.start();
      failures = 0;
      if (signal.aborted) await close(client, tools.wait);
      await closed.promise;
    } catch (error) {
      failures += 1;
      tools.log.warn('slack-socket-down', { failures, reason: reasonOf(error) ?? 'unknown' });
    } finally {
      client.off('disconnected', closed.resolve);
    }
    await pause(backoffMs(failures), signal, tools.wait);
  }
}

// Slack closes a healthy connection every few hours: half a second then, for it holds events back.
function backoffMs(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), BACKOFF_MS_MAX);
}

async function pause(ms: number, signal: AbortSignal, wait: Wait): Promise<void> {
  await wait(ms, signal).catch(() => undefined); // an aborted wait is over, not a failure
}

// The library waits half a minute for a peer that does not answer the close; asked twice, it cuts.
async function close(client: Client, wait: Wait): Promise<void> {
  const done = new AbortController();
  const closed = client.disconnect().finally(() => done.abort());
  await Promise.race([closed, pause(CLOSE_MS, done.signal, wait)]);
  if (!done.signal.aborted) await client.disconnect();
}
