// The process: database, channels, pages, workers; started and stopped in order.

import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDesk } from '../adapters/web/console/desk.ts';
import { consolePages } from '../adapters/web/console/index.ts';
import { logoutHook } from '../adapters/web/console/sign-in/logout-hook.ts';
import { freePort } from '../adapters/web/free-port.ts';
import { hrHook } from '../adapters/web/hr-hook.ts';
import { openWeb } from '../adapters/web/index.ts';
import { openServer } from '../adapters/web/server.ts';
import { witnessRoutes } from '../adapters/web/witness.ts';
import type { Pools } from '../db/client.ts';
import { announce } from './announce.ts';
import { assemble, closePools, openPools } from './assemble.ts';
import { commandDescriptions, slackOf, telegramOf } from './channels.ts';
import type { Io } from './cli/lines.ts';
import { checkpointFile, goneFile, localUrl, settingsOf } from './cli/settings-of.ts';
import type { ChannelName } from './core/message.ts';
import type { Channel, Receive } from './core/ports.ts';
import { receive as receiveInto } from './core/receive.flow.ts';
import { type Ground, openGround } from './ground.ts';
import { issuerOf } from './issuer.ts';
import { speakLast } from './last-words.ts';
import { modelOf } from './model.ts';
import type { Config } from './ops/config.ts';
import { ConfigError } from './ops/errors.ts';
import { factsOf, type Log, openLog } from './ops/log.ts';
import { whileLeased } from './outbox/lease.flow.ts';
import { askModel } from './outbox/model-worker.flow.ts';
import { keepCare, keepKeys, keepWorking, workUntilQuiet } from './rounds.ts';
import { keepGone } from './trust/gone/keep-gone.flow.ts';

const NODE_MAJOR_MIN = 24;
const CONNECTIONS_MAX = 10;
const GROUND_CHECK_MS = 5_000;
const WEBHOOK_AGAIN_MS = 30_000;

/** Runs until SIGINT or SIGTERM. @throws ConfigError when it must not start like this. */
export async function start(args: string[], config: Config, io: Io): Promise<number> {
  parseArgs({ args, options: {} });
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN)
    throw new ConfigError('node-too-old');
  speakLast(openLog(config.LOG_LEVEL));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  const program = await run(config, io, stopping.signal);
  await program.ended;
  return 0;
}

export type Program = { readonly url: string; readonly ended: Promise<void> };

export async function run(config: Config, io: Io, signal: AbortSignal): Promise<Program> {
  const log = openLog(config.LOG_LEVEL);
  const port = config.PORT === 0 ? await freePort(config.HOST) : config.PORT;
  const ground = await openGround(config, true);
  const pools = openPools(ground.ownerUrl, ground.keys, CONNECTIONS_MAX);
  const leave = async () => {
    await closePools(pools);
    await ground.stop();
  };
  try {
    return await runOn(ground, pools, { config, io, signal, log, port, leave });
  } catch (error) {
    await leave();
    throw error;
  }
}

type Running = {
  readonly config: Config;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly port: number;
  /** Lets go of the database. */
  readonly leave: () => Promise<void>;
};

async function runOn(
  ground: Ground,
  pools: Pools,
  { config, io, signal, log, port, leave }: Running,
): Promise<Program> {
  const channels = new Map<ChannelName, Channel>();
  const clock = () => new Date();
  const desk = openDesk({ pools, log });
  const tools = assemble({
    pools,
    keys: ground.keys,
    glass: ground.glass,
    clock,
    newId: () => randomUUIDv7(),
    log,
    channels,
    desk,
    llm: await modelOf(config, log),
    settings: {
      ...settingsOf(config, localUrl(config.HOST, port)),
      checkpointFile: checkpointFile(config, ground.installation),
      goneFile: goneFile(config, ground.installation),
    },
  });
  await keepGone(tools); // before anyone is let in to a restored copy
  const receive: Receive = (inbound) => receiveInto(tools, inbound);
  const web = openWeb(tools, receive);
  const telegram = await telegramOf(config, receive, { log, now: clock });
  const slack = await slackOf(config, receive, { log, now: clock });
  const issuer = await issuerOf(config, { publicUrl: tools.settings.publicUrl, clock });
  for (const channel of [web, telegram, slack])
    if (channel !== undefined) channels.set(channel.name, channel);

  const server = await openServer({
    chat: web.routes(),
    console: consolePages(tools, desk, issuer),
    witness: witnessRoutes(tools),
    hooks: [
      telegram && { path: '/telegram', handle: (request: Request) => telegram.webhook(request) },
      slack && { path: '/slack', handle: (request: Request) => slack.http(request) },
      issuer && logoutHook(tools, issuer),
      config.HR_FEED_SECRET !== undefined && hrHook(tools, config.HR_FEED_SECRET),
    ].filter((hook) => hook !== undefined && hook !== false),
    health: () => isReady(tools),
    log,
    place: tools.settings,
    clock,
    proxies: config.PROXIES,
    port,
    host: config.HOST,
  });
  const working: Promise<void>[] = [
    keepWorking(tools, signal),
    askModel(tools, signal),
    keepKeys(tools, signal),
    keepCare(tools, signal),
    keepGround(),
  ];
  if (telegram !== undefined) working.push(speakTelegram(telegram));
  // What it tells can be had again; the program runs either way.
  await announce(tools, config.DEMO === 'yes', io).catch((error: unknown) =>
    log.error('not-announced', factsOf(error)),
  );

  return { url: server.url, ended: end() };

  /** The embedded Postgres is ours to keep up: if it dies, it is started again. */
  async function keepGround(): Promise<void> {
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

  async function speakTelegram(bot: NonNullable<typeof telegram>): Promise<void> {
    await bot
      .introduce(commandDescriptions())
      .catch((error: unknown) => log.error('telegram-not-introduced', factsOf(error)));
    if (config.TELEGRAM_WEBHOOK_SECRET === undefined)
      return whileLeased(tools, 'telegram-polling', (held) => bot.poll(held), signal);
    while (!signal.aborted) {
      try {
        return await bot.setWebhook(`${tools.settings.publicUrl}/telegram`);
      } catch (error) {
        log.error('telegram-webhook-not-set', factsOf(error));
        await wait(WEBHOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async function end(): Promise<void> {
    if (!signal.aborted) await once(signal, 'abort');
    // First nothing new comes in, then what is in hand is done, then the ground goes.
    await server.stop();
    await Promise.all([...channels.values()].map((channel) => channel.stop()));
    await Promise.all(working);
    await Promise.race([workUntilQuiet(tools).catch(() => undefined), wait(3_000)]);
    await desk.stop();
    await leave();
  }
}

async function isReady({ pools }: { pools: ReturnType<typeof openPools> }) {
  try {
    await pools.officer.transact('wl_bot', ({ db }) => db.execute('select 1'));
    return { ok: true };
  } catch {
    return { ok: false };
  }
}
