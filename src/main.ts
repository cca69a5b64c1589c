// The process: database, channels, pages, workers; started and stopped in order.

import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { openDesk } from '../adapters/web/console/desk.ts';
import { freePort } from '../adapters/web/free-port.ts';
import { openWeb } from '../adapters/web/index.ts';
import type { Pools } from '../db/client.ts';
import { loadNow } from './admin/load.flow.ts';
import { announce } from './announce.ts';
import { assemble, closePools, openPools } from './assemble.ts';
import { slackOf, telegramOf } from './channels.ts';
import type { Io } from './cli/lines.ts';
import { checkpointFile, goneFile, localUrl, settingsOf } from './cli/settings-of.ts';
import type { ChannelName } from './core/message.ts';
import type { Channel } from './core/ports.ts';
import { receive as receiveInto } from './core/receive.flow.ts';
import { receivingOnce } from './core/receive-once.flow.ts';
import { replaySpool } from './core/replay.flow.ts';
import { type Ground, openGround } from './ground.ts';
import { speakLast } from './last-words.ts';
import { modelOf } from './model.ts';
import type { Config } from './ops/config.ts';
import { ConfigError } from './ops/errors.ts';
import { factsOf, type Log, openLog } from './ops/log.ts';
import { isWorker } from './ops/role.ts';
import { openHands } from './outbox/hands.flow.ts';
import { workUntilQuiet } from './rounds.ts';
import { serve } from './serve.ts';
import { staySmall } from './stay-small.ts';
import { inOrder, STOP_MS, type Step } from './stop.ts';
import { telemetryOf } from './telemetry.ts';
import { keepGone } from './trust/gone/keep-gone.flow.ts';
import { work } from './work.ts';

const NODE_MAJOR_MIN = 24;
/** What has ended in order may still have a connection open somewhere; nobody waits for that. */
const LEFT_OPEN_MS = 500;

/** Runs until SIGINT or SIGTERM. @throws ConfigError when it must not start like this. */
export async function start(args: string[], config: Config, io: Io): Promise<number> {
  parseArgs({ args, options: {} });
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN)
    throw new ConfigError('node-too-old');
  staySmall();
  speakLast(openLog(config.LOG_LEVEL));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  const program = await run(config, io, stopping.signal);
  await program.ended;
  setTimeout(() => process.exit(), LEFT_OPEN_MS).unref();
  return 0;
}

export type Program = { readonly url: string; readonly ended: Promise<void> };

export async function run(config: Config, io: Io, signal: AbortSignal): Promise<Program> {
  const watch = await telemetryOf(config);
  const log = watch.log(openLog(config.LOG_LEVEL));
  const port = config.PORT === 0 ? await freePort(config.HOST) : config.PORT;
  const ground = await openGround(config, true);
  const { officer, station } = openPools(ground.ownerUrl, ground.keys, config.DATABASE_CONNECTIONS);
  const pools = {
    officer: watch.pool(officer, 'officer'),
    station: watch.pool(station, 'station'),
  };
  try {
    return await runOn(ground, pools, { config, io, signal, log, port, watch });
  } catch (error) {
    await closePools(pools);
    await ground.stop();
    throw error;
  }
}

type Running = {
  readonly config: Config;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly port: number;
  readonly watch: Awaited<ReturnType<typeof telemetryOf>>;
};

async function runOn(ground: Ground, pools: Pools, running: Running): Promise<Program> {
  const { config, io, signal, log, port, watch } = running;
  const llm = await modelOf(config, log);
  const channels = new Map<ChannelName, Channel>();
  const clock = () => new Date();
  const desk = openDesk({ pools, log });
  const hands = openHands();
  const tools = assemble({
    pools,
    keys: ground.keys,
    glass: ground.glass,
    clock,
    newId: () => randomUUIDv7(),
    log,
    channels,
    desk,
    hands,
    llm: llm && watch.model(llm),
    ...(watch.effect && { watchEffect: watch.effect }),
    settings: {
      ...settingsOf(config, localUrl(config.HOST, port)),
      checkpointFile: checkpointFile(config, ground.installation),
      goneFile: goneFile(config, ground.installation),
    },
  });
  await keepGone(tools); // before anyone is let in to a restored copy
  watch.observe(async () => ({ ...(await loadNow(tools)), inHand: hands.count() }));
  const receive = receivingOnce(watch.receive((inbound) => receiveInto(tools, inbound)));
  const web = openWeb(tools, receive);
  const telegram = await telegramOf(config, receive, { log, now: clock, turns: watch.turns });
  const slack = await slackOf(config, receive, { log, now: clock, turns: watch.turns });
  for (const channel of [web, telegram, slack])
    if (channel !== undefined) channels.set(channel.name, watch.channel(channel));

  const server = await serve(tools, { config, port, desk, web, telegram, slack, signal });
  const working = work(tools, { config, ground, hands, telegram, slack }, signal);
  // What it tells can be had again; the program runs either way.
  await announce(tools, { url: server.url, ...config }, io).catch((error: unknown) =>
    log.error('not-announced', factsOf(error)),
  );
  return { url: server.url, ended: end() };

  async function end(): Promise<void> {
    if (!signal.aborted) await once(signal, 'abort');
    const steps: readonly Step[] = [
      { name: 'in-hand', mostMs: STOP_MS.inHand, run: letGo },
      { name: 'due', mostMs: STOP_MS.due, run: doWhatIsDue },
      { name: 'listening', mostMs: STOP_MS.listening, run: () => desk.stop() },
      { name: 'telemetry', mostMs: STOP_MS.telemetry, run: () => watch.stop() },
      { name: 'connections', mostMs: STOP_MS.connections, run: () => closePools(pools) },
      { name: 'ground', run: () => ground.stop() },
    ];
    await inOrder(steps, (step, error) =>
      log.warn('stop-cut-short', { step, ...(error === undefined ? {} : factsOf(error)) }),
    );
  }

  async function letGo(): Promise<void> {
    await server.stop();
    await Promise.all([...channels.values()].map((channel) => channel.stop()));
    await working;
    await hands.empty();
  }

  /** Others do it as well, where there are others. */
  async function doWhatIsDue(): Promise<void> {
    if (isWorker(config.ROLE)) await workUntilQuiet(tools);
    else await replaySpool(tools);
  }
}
