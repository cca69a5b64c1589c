// What a process keeps doing until it is told to stop, by its role. What only one process may do at
// a time is done under a lease; whoever has it loses it within seconds of falling silent.

import { setTimeout as wait } from 'node:timers/promises';
import type { Slack } from '../adapters/slack/index.ts';
import type { Telegram } from '../adapters/telegram/index.ts';
import { commandDescriptions } from './channels.ts';
import type { Ground } from './ground.ts';
import type { Config } from './ops/config.ts';
import { factsOf } from './ops/log.ts';
import { isWeb, isWorker } from './ops/role.ts';
import type { Hands } from './outbox/hands.flow.ts';
import { whileLeased } from './outbox/lease.flow.ts';
import { askModel } from './outbox/model-worker.flow.ts';
import type { Tools } from './outbox/tools.ts';
import { keepCare, keepKeys, keepLogging, keepReceiving, keepWorking } from './rounds.ts';

const GROUND_CHECK_MS = 5_000;
const WEBHOOK_AGAIN_MS = 30_000;

type Parts = {
  readonly config: Config;
  readonly ground: Ground;
  readonly hands: Hands;
  readonly telegram: Telegram | undefined;
  readonly slack: Slack | undefined;
};

/** Resolves once all of it has ended. */
export async function work(tools: Tools, parts: Parts, signal: AbortSignal): Promise<void> {
  const { config, ground, hands, telegram, slack } = parts;
  const all = [
    keepKeys(tools, signal),
    keepReceiving(tools, signal),
    keepGround(tools, ground, signal),
  ];
  if (telegram !== undefined) all.push(speakTelegram(tools, telegram, config, signal));
  if (isWorker(config.ROLE)) {
    all.push(
      keepWorking(tools, hands, signal),
      askModel(tools, signal),
      keepCare(tools, signal),
      whileLeased(tools, 'audit-logger', (held) => keepLogging(tools, held), signal),
    );
    if (slack !== undefined && config.SLACK_APP_TOKEN !== undefined)
      all.push(whileLeased(tools, 'slack-socket', (held) => slack.hear(held), signal));
  }
  await Promise.all(all);
}

/** The embedded Postgres is ours to keep up: if it dies, it is started again. */
async function keepGround({ log }: Tools, ground: Ground, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(GROUND_CHECK_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      if (await ground.revive()) log.error('postgres-started-again');
    } catch (error) {
      log.error('postgres-not-started-again', factsOf(error));
    }
  }
}

/** Workers ask Telegram for what is new; where Telegram posts, those it posts to tell it so. */
async function speakTelegram(
  tools: Tools,
  bot: Telegram,
  { ROLE, TELEGRAM_WEBHOOK_SECRET: secret }: Config,
  signal: AbortSignal,
): Promise<void> {
  const { log, settings } = tools;
  if (secret === undefined ? !isWorker(ROLE) : !isWeb(ROLE)) return;
  await bot
    .introduce(commandDescriptions())
    .catch((error: unknown) => log.error('telegram-not-introduced', factsOf(error)));
  if (secret === undefined)
    return whileLeased(tools, 'telegram-polling', (held) => bot.poll(held), signal);
  while (!signal.aborted) {
    try {
      return await bot.setWebhook(`${settings.publicUrl}/telegram`);
    } catch (error) {
      log.error('telegram-webhook-not-set', factsOf(error));
      await wait(WEBHOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
