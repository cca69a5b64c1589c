import { setTimeout as pause } from 'node:timers/promises';
import { Api, type ApiClientOptions } from 'grammy';
import type { Channel, Receive } from '../../src/core/ports.ts';
import { ConfigError } from '../../src/ops/errors.ts';
import { openPlatformCalls } from '../../src/ops/platform-calls.ts';
import { errorOf, faultIn } from './faults.ts';
import { openIntake } from './intake.ts';
import { type Descriptions, introduce } from './introduce.ts';
import { HOLD_S, pollUntil } from './poll.ts';
import { openSend } from './send.ts';
import type { Wait, Warn } from './tools.ts';
import { UPDATES_WANTED } from './update.ts';
import { answerWebhook } from './webhook.ts';

const API_ROOT = 'https://api.telegram.org';
const CALL_TIMEOUT_MS = 15_000;
const ANSWER_BYTES_MAX = 16 * 1024 * 1024; // a hundred updates of the largest size fit

export type TelegramConfig = {
  readonly token: string;
  /** Another Bot API server, without a slash at the end. */
  readonly apiRoot?: string;
  /** 1–256 of A–Z, a–z, 0–9, `_` and `-`, as Telegram asks. */
  readonly webhook?: { readonly secret: string };
  readonly callTimeoutMs?: number;
};

export type TelegramTools = {
  readonly log: Warn;
  readonly now: () => Date;
  /** How poll() waits out a fault; absent: by the clock. */
  readonly wait?: Wait;
};

export type Telegram = Channel & {
  /** Tells Telegram our commands, best effort. @throws ConfigError when the token is refused. */
  introduce(descriptions: Descriptions): Promise<void>;
  /** Listens by long polling until the signal aborts, through every fault; for one process at a time. */
  poll(signal: AbortSignal): Promise<void>;
  /** Makes Telegram post to this address, with our secret. @throws RetryLater, GiveUp */
  setWebhook(url: string): Promise<void>;
  /** Answers one such post: 200 once it is accepted. */
  webhook(request: Request): Promise<Response>;
};

export function openTelegram(
  config: TelegramConfig,
  receive: Receive,
  { log, now, wait = pauseUnlessAborted }: TelegramTools,
): Telegram {
  const callTimeoutMs = config.callTimeoutMs ?? CALL_TIMEOUT_MS;
  const api = openApi(config, callTimeoutMs);
  const pollApi = openApi(config, HOLD_S * 1_000 + callTimeoutMs);
  const secret = config.webhook?.secret;
  const ending = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  const send = openSend(api);
  const intake = openIntake({ api, receive, log, now, later: (work) => void keepInHand(work) });

  function keepInHand<T>(work: Promise<T>): Promise<T> {
    const forget = () => void inHand.delete(work);
    inHand.add(work);
    work.then(forget, forget);
    return work;
  }

  return {
    name: 'telegram',
    send: ({ id }, outbound) => keepInHand(send(id, outbound)),
    showSign: async ({ id }, sign) => {
      if (sign !== 'writing' || ending.signal.aborted) return; // the platform knows no other
      await keepInHand(faultIn(() => api.sendChatAction(id, 'typing')));
    },
    introduce: (descriptions) => introduce(descriptions, { api, log, whoAmI: intake.whoAmI }),
    poll: (signal) => {
      const either = AbortSignal.any([signal, ending.signal]);
      return keepInHand(pollUntil(either, { api: pollApi, accept: intake.acceptAll, log, wait }));
    },
    setWebhook: async (url) => {
      if (secret === undefined) throw new ConfigError('telegram-webhook-secret-missing');
      const options = { secret_token: secret, allowed_updates: UPDATES_WANTED };
      const fault = await faultIn(() => api.setWebhook(url, options));
      if (fault !== undefined) throw errorOf(fault);
    },
    webhook: async (request) => {
      if (secret === undefined) return new Response(null, { status: 404 });
      if (ending.signal.aborted) return new Response(null, { status: 503 });
      return keepInHand(answerWebhook(request, secret, intake.accept));
    },
    stop: async () => {
      ending.abort();
      while (inHand.size > 0) await Promise.allSettled(inHand);
    },
  };
}

function openApi({ token, apiRoot = API_ROOT }: TelegramConfig, timeoutMs: number): Api {
  const call: unknown = openPlatformCalls(apiRoot, ANSWER_BYTES_MAX);
  const fetch = call as NonNullable<ApiClientOptions['fetch']>; // of which it is given what it uses
  return new Api(token, { timeoutSeconds: timeoutMs / 1_000, apiRoot, fetch });
}

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
