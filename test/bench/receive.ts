// One message after another, from receipt to its reply at a local Bot API server: how many a second
// one process and two get through, what of it is the database's own, what it costs as messages
// pile up. All at once stands on one Postgres that syncs to disk, with audit and sealing on.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { ensureDatabase, migrate } from '../../db/migrate.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { testKeys } from '../support/template.ts';
import { interval, median, rounded } from './machine.ts';
import { openLocalApi } from './receive/api.ts';
import { watchDisk } from './receive/disk.ts';
import { type Hands, openHands, type Ran } from './receive/hands.ts';
import {
  leftBehind,
  partitionsWritten,
  plansOf,
  scannedWhole,
  storeMessages,
} from './receive/history.ts';
import { makeOfficers } from './receive/officers.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const PAIRS = 9;
const FULL = {
  people: 1_000_000,
  stored: [1e6, 5e6, 20e6],
  messages: 4_000,
  rounds: 9,
  settling: 60_000,
};
const QUICK = { people: 2_000, stored: [5e3, 2e4, 8e4], messages: 800, rounds: 3, settling: 800 };
const WARM = 4; // runs by each process before anything is measured: code is compiled as it is used

export async function receive({ isQuick, say }: Options): Promise<Measured> {
  const size = isQuick ? QUICK : FULL;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  const api = await openLocalApi();
  const keys = testKeys();
  const url = await ensureDatabase(server.url, 'receive');
  await migrate(url, keys, new Date());
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    say(`${size.people} officers are made`);
    await makeOfficers(sql, keys, size.people);
    const hands = await openHands({ url, apiRoot: api.apiRoot, folder: join(folder, 'server') });
    const { messages, people } = size;
    await hands.run({ messages: 2 * WARM * messages, people }, 2);
    const reads = await hands.record({ messages, people });
    const pairs = await againstReplay(hands, size, say);
    const twos = await oneAndTwo(hands, size, say);
    const ones = [...pairs.map(({ ours }) => ours), ...twos.map(({ one }) => one)];
    const perSecond = median(ones.map(rate));
    const diskDone = watchDisk(folder);
    const half = await hands.run({ messages: 5 * messages, people, perSecond: perSecond / 2 });
    const disk = await diskDone();
    const grown = await growth(hands, sql, size, say);
    const plans = await plansOf(sql, reads);
    for (const line of plans) say(line);
    const left = await leftBehind(sql);
    await hands.end();
    return {
      metrics: {
        messages_per_s: Math.round(perSecond),
        baseline_ratio: rounded(median(pairs.map(({ ours, replay }) => rate(ours) / replay))),
        baseline_interval: interval(pairs.map(({ ours, replay }) => rate(ours) / replay)),
        p50_ms: rounded(median(ones.map(({ p50Ms }) => p50Ms))),
        p99_ms_half_load: rounded(half.p99Ms),
        disk_sync_p99_ms: rounded(disk.p99Ms),
        disk_sync_max_ms: rounded(disk.maxMs),
        cpu_us_app: Math.round(median(ones.map(({ appUs }) => appUs))),
        cpu_us_postgres: Math.round(median(ones.map(({ postgresUs }) => postgresUs))),
        two_process_ratio: rounded(median(twos.map(({ one, two }) => rate(two) / rate(one)))),
        two_process_cpu_ratio: rounded(median(twos.map(({ one, two }) => cpu(two) / cpu(one)))),
        ...grown,
        plans,
        scanned_whole: await scannedWhole(sql, plans),
        people,
        received: hands.received(),
        sent: api.count(),
        doubled: Math.max(0, api.count() - hands.received()),
        left_in_outbox: left,
      },
      baseline: { replay_per_s: Math.round(median(pairs.map(({ replay }) => replay))) },
    };
  } finally {
    await sql.end();
    await api.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Size = typeof FULL;

async function againstReplay(hands: Hands, { messages, people }: Size, say: Options['say']) {
  const pairs: { readonly ours: Ran; readonly replay: number }[] = [];
  for (let n = 0; n < PAIRS; n += 1) {
    const first = n % 2 === 0 ? await hands.run({ messages, people }) : undefined;
    const replay = messages / (await hands.replay());
    const ours = first ?? (await hands.run({ messages, people }));
    pairs.push({ ours, replay });
    say(`pair ${n + 1} of ${PAIRS}: ${told(ours)}, ${Math.round(replay)}/s replayed`);
  }
  return pairs;
}

async function oneAndTwo(hands: Hands, { messages, people, rounds }: Size, say: Options['say']) {
  const pairs: { readonly one: Ran; readonly two: Ran }[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const first = n % 2 === 0 ? await hands.run({ messages, people }) : undefined;
    const two = await hands.run({ messages, people }, 2);
    pairs.push({ one: first ?? (await hands.run({ messages, people })), two });
    say(`pair ${n + 1} of ${rounds}: two processes ${told(two)}`);
  }
  return pairs;
}

/** The same messages over a longer and longer past. */
async function growth(hands: Hands, sql: postgres.Sql, size: Size, say: Options['say']) {
  const { messages, people, stored, rounds, settling } = size;
  const steps: { readonly stored: number; readonly per_s: number; readonly cpu_us: number }[] = [];
  let so = 0;
  for (const total of stored) {
    await storeMessages(sql, { from: so, to: total, people }, say);
    so = total;
    // Storing ends with a checkpoint, after which each page costs its log a whole page once.
    await hands.run({ messages: settling, people });
    const runs: Ran[] = [];
    for (let n = 0; n < rounds; n += 1) runs.push(await hands.run({ messages, people }));
    const [perSecond, cpuUs] = [median(runs.map(rate)), median(runs.map(cpu))];
    steps.push({ stored: total, per_s: Math.round(perSecond), cpu_us: Math.round(cpuUs) });
    say(
      `${total} stored: ${Math.round(perSecond)}/s, ${Math.round(cpuUs)} µs of the processor each`,
    );
  }
  const [first, last] = [steps[0], steps.at(-1)];
  return {
    growth_ratio: rounded((first?.per_s ?? Number.NaN) / (last?.per_s ?? Number.NaN)),
    growth: steps,
    audit_partitions_written: await partitionsWritten(sql),
  };
}

function rate({ count, seconds }: Ran): number {
  return count / seconds;
}

function cpu({ appUs, postgresUs }: Ran): number {
  return appUs + postgresUs;
}

function told(ran: Ran): string {
  return `${Math.round(rate(ran))}/s, ${Math.round(ran.appUs)} + ${Math.round(ran.postgresUs)} µs`;
}
