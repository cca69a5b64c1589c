// A force of a million: planned once, idle, asked by one process and by two, and by plain SQL in
// turn with ours, each round on the next stretch of the same day. Another of ten thousand, asked in
// turn with it, says what size costs.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { ensureDatabase, migrate } from '../../db/migrate.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { testKeys } from '../support/template.ts';
import { type Crew, openCrew, type Worked } from './checkins/crew.ts';
import { makeForce, type Size } from './checkins/force.ts';
import { drainPlainly } from './checkins/plain.ts';
import { interval, median, rounded } from './machine.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const PAIRS = 9;
const IDLE_ROUNDS = 101;
/** Slices by both processes that do not count: a process that just started compiles what it runs. */
const WARMING = 3;
const START = new Date('2026-03-02T09:00:00Z');
const FULL = {
  small: { people: 10_000, zones: 1 },
  large: { people: 1_000_000, zones: 24 },
  rows: { small: 800, large: 10_000 },
};
const QUICK = {
  small: { people: 4_000, zones: 1 },
  large: { people: 25_000, zones: 2 },
  rows: { small: 300, large: 1_500 }, // three batches: fewer have nothing to overlap with
};

export async function checkins({ isQuick, say }: Options): Promise<Measured> {
  const { small, large, rows } = isQuick ? QUICK : FULL;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  try {
    const few = await openForce(server.url, small, say);
    await few.ours(rows.small * WARMING, 2);
    const many = await openForce(server.url, large, say);
    await slices(WARMING, () => many.ours(rows.large, 2));
    const idleMs = await many.idle();
    const pairs = await slices(PAIRS, async (n) => {
      const pair = await inTurn(n, [() => many.ours(rows.large), () => many.plainly(rows.large)]);
      say(`pair ${n + 1} of ${PAIRS}: ${pair.map(Math.round).join('/s by us, ')}/s by plain SQL`);
      return pair;
    });
    const twos = await slices(PAIRS, async (n) => {
      const pair = await inTurn(n, [() => many.ours(rows.large), () => many.ours(rows.large, 2)]);
      say(`pair ${n + 1} of ${PAIRS}: ${pair.map(Math.round).join('/s by one, ')}/s by two`);
      return pair;
    });
    const oursRates = [...pairs, ...twos].map(([one]) => one);
    const sizes = await slices(PAIRS, async (n) => {
      const pair = await inTurn(n, [() => few.ours(rows.small), () => many.ours(rows.small)]);
      say(`pair ${n + 1} of ${PAIRS}: ${pair.map(Math.round).join('/s of few, ')}/s of many`);
      return pair;
    });
    const { asked, doubled } = await many.counted();
    await few.close();
    const rssMb = await many.close();
    return {
      metrics: {
        plan_1m_s: rounded((many.planSeconds * 1_000_000) / large.people),
        idle_tick_ms: rounded(median(idleMs)),
        drain_per_s: Math.round(median(oursRates)),
        two_process_ratio: rounded(median(twos.map(([one, two]) => two / one))),
        two_process_interval: interval(twos.map(([one, two]) => two / one)),
        growth_ratio_10k_1m: rounded(median(sizes.map(([ofFew, ofMany]) => ofFew / ofMany))),
        growth_interval: interval(sizes.map(([ofFew, ofMany]) => ofFew / ofMany)),
        baseline_ratio: rounded(median(pairs.map(([ours, plain]) => ours / plain))),
        baseline_interval: interval(pairs.map(([ours, plain]) => ours / plain)),
        rss_mb: rssMb,
        people: large.people,
        asked,
        doubled,
      },
      baseline: { plain_sql_per_s: Math.round(median(pairs.map(([, plain]) => plain))) },
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openForce(serverUrl: string, size: Size, say: Options['say']) {
  const url = await ensureDatabase(serverUrl, `force_${size.people}`);
  await migrate(url, testKeys(), START);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  say(`${size.people} officers are made`);
  await makeForce(sql, size, START);
  const crew = await openCrew(url, 2);
  const planned = await crew.work({ what: 'work', at: START.getTime() });
  say(`planned in ${rounded(planned.seconds)} s`);
  await sql`vacuum analyze officer.plans`; // as it does by itself after so much is new
  return { planSeconds: planned.seconds, ...draining(sql, crew) };
}

/** Each call goes on to the next stretch of the day: so many more are due by then. */
function draining(sql: postgres.Sql, crew: Crew) {
  const whenDue = async (rows: number): Promise<Date> => {
    const [row] =
      await sql`select next_at from officer.plans order by next_at offset ${rows} limit 1`;
    return row?.['next_at'];
  };
  return {
    idle: () => crew.rounds({ what: 'tick', at: START.getTime(), times: IDLE_ROUNDS }),
    ours: async (rows: number, hands = 1) => {
      const at = (await whenDue(rows)).getTime();
      return rate(await crew.work({ what: 'tick', at }, hands));
    },
    plainly: async (rows: number) => {
      const at = await whenDue(rows);
      const startedMs = performance.now();
      const count = await drainPlainly(sql, at);
      return rate({ count, seconds: (performance.now() - startedMs) / 1_000 });
    },
    counted: async () => {
      const [row] = await sql`
        select count(*)::int as asked, (count(*) - count(distinct (subject, detail->>'slot')))::int as doubled
        from ledger.audit_events where action = 'check-in-asked'`;
      return { asked: row?.['asked'] as number, doubled: row?.['doubled'] as number };
    },
    close: async () => {
      await crew.end();
      await sql.end();
      return crew.rssMb();
    },
  };
}

type Ways = readonly [() => Promise<number>, () => Promise<number>];

/** The second goes first every other time. */
async function inTurn(n: number, [one, other]: Ways): Promise<readonly [number, number]> {
  if (n % 2 === 0) return [await one(), await other()];
  const second = await other();
  return [await one(), second];
}

async function slices<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let n = 0; n < count; n += 1) found.push(await work(n));
  return found;
}

function rate({ count, seconds }: Worked): number {
  return count / seconds;
}
