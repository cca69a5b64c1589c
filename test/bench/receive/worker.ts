// One process of the program, as far as a message goes: from receipt to its reply handed over.

import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { openTelegram } from '../../../adapters/telegram/index.ts';
import { type OfficerRole, openPool, type Pools } from '../../../db/client.ts';
import { loginUrl } from '../../../db/migrate.ts';
import { closePools, openPools } from '../../../src/assemble.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import { openLog } from '../../../src/ops/log.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { quietTools } from '../../support/quiet-tools.ts';
import { testKeys } from '../../support/template.ts';
import { addressOf } from './officers.ts';
import { openRecorder } from './recorder.ts';
import { isRead, openReplay } from './replay.ts';

export type Order =
  /** So many messages by any of so many officers; at a pace, if given, else as fast as it can. */
  | {
      readonly what: 'run' | 'record';
      readonly messages: number;
      readonly people: number;
      readonly perSecond?: number;
    }
  /** What was recorded, by raw postgres.js. */
  | { readonly what: 'replay' }
  | { readonly what: 'end' };
type Load = Order & { readonly what: 'run' | 'record' };
export type Done = {
  readonly count: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuUs: number;
  readonly rssMb: number;
};

const CONNECTIONS_MAX = 10; // as the program itself
const AT_ONCE = 64; // as many come from one poll of Telegram, or from its webhook on a busy day
const [, , url = '', apiRoot = ''] = process.argv;
const WORDS = [
  '今天还行，巡逻有点累',
  'quiet shift, good food',
  '刚下班，准备睡了',
  'all fine here',
];

const keys = testKeys();
const pools = openPools(url, keys, CONNECTIONS_MAX);
const telegram = openTelegram(
  { token: '4242:local', apiRoot },
  async () => ({ kind: 'committed' }),
  { log: openLog('silent'), now: () => new Date() },
);
const tools = toolsOn(pools);
const replay = openReplay(loginUrl(url, 'officer', keys), CONNECTIONS_MAX);

process.on('message', (order: Order) => {
  void obey(order);
});
process.send?.('ready');

async function obey(order: Order): Promise<void> {
  switch (order.what) {
    case 'end':
      await telegram.stop();
      await replay.close();
      await closePools(pools);
      process.disconnect();
      return;
    case 'replay':
      process.send?.(await replay.run());
      return;
    case 'record':
      process.send?.(await record(order));
      return;
    case 'run':
      process.send?.(await run(order, tools));
  }
}

function toolsOn(those: Pools): Tools {
  return quietTools({
    pools: those,
    keys,
    clock: () => new Date(),
    channels: new Map([['telegram', telegram] as const]),
  });
}

/** On connections of their own: a driver that is listened to costs a tenth more. */
async function record(order: Load): Promise<readonly string[]> {
  const recorder = openRecorder();
  const officer = openPool<OfficerRole>(
    loginUrl(url, 'officer', keys),
    CONNECTIONS_MAX,
    (...heard) => recorder.statement(...heard),
  );
  const newId = () => {
    const id = recorder.made(randomUUIDv7());
    recorder.made(keys.tokenKey(id)); // as what came in is known by
    return id;
  };
  await run(order, { ...toolsOn({ ...pools, officer }), newId });
  const recorded = recorder.recorded();
  replay.load(recorded);
  await officer.end();
  const texts = recorded.transactions.flat().map(({ text }) => text);
  return [...new Set(texts)].filter(isRead);
}

async function run(order: Load, by: Tools) {
  const { messages, people, perSecond } = order;
  const tookMs: number[] = [];
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  let next = 0;
  const work = async () => {
    while (next < messages) {
      const n = next;
      next += 1;
      // Timed from the moment it was to come, so that a queue counts.
      const planMs = perSecond === undefined ? 0 : startedMs + (n * 1_000) / perSecond;
      if (planMs > performance.now()) await wait(planMs - performance.now());
      const fromMs = planMs === 0 ? performance.now() : planMs;
      await bring(by, Math.floor(Math.random() * people), n);
      tookMs.push(performance.now() - fromMs);
    }
  };
  await Promise.all(Array.from({ length: perSecond === undefined ? AT_ONCE : 64 }, work));
  const { user, system } = process.cpuUsage(cpu);
  tookMs.sort((one, other) => one - other);
  const at = (share: number) => tookMs[Math.floor(tookMs.length * share)] ?? Number.NaN;
  return {
    count: messages,
    seconds: (performance.now() - startedMs) / 1_000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuUs: user + system,
    rssMb: process.memoryUsage().rss / 2 ** 20,
  } satisfies Done;
}

async function bring(by: Tools, officer: number, n: number): Promise<void> {
  const id = by.newId();
  const said = { kind: 'words', words: WORDS[n % WORDS.length] ?? '' } as const;
  const from = addressOf(officer);
  const receipt = await receive(by, { id, from, place: 'direct', said, at: by.clock() });
  if (receipt.kind !== 'committed') throw new Error(`not committed: ${receipt.kind}`);
}
