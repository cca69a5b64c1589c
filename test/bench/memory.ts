// What the program takes of memory: idle, after a hundred thousand messages by Telegram's webhook,
// each answered at a local Bot API server, and how it grows over the second half of them.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { freePort } from '../../adapters/web/free-port.ts';
import { ensureDatabase, migrate } from '../../db/migrate.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { slope } from '../soak/slope.ts';
import { type Program, startProgram } from '../support/program.ts';
import { MASTER_KEY, testKeys } from '../support/template.ts';
import { rounded } from './machine.ts';
import { type LocalApi, openLocalApi } from './receive/api.ts';
import { addressOf, makeOfficers } from './receive/officers.ts';
import { rssMb } from './rss.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };
/** Messages so far, and megabytes by then. */
type Sample = readonly [number, number];

const AT_ONCE = 16;
const SAMPLES = 40;
const SECRET = 'a-secret-of-this-bench-alone';
const PER = 100_000;
const FULL = { people: 20_000, messages: 100_000, idleMs: 10_000 };
const QUICK = { people: 500, messages: 1_200, idleMs: 3_000 };

export async function memory({ isQuick, say }: Options): Promise<Measured> {
  const { people, messages, idleMs } = isQuick ? QUICK : FULL;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  const api = await openLocalApi();
  try {
    const url = await ensureDatabase(server.url, 'memory');
    await migrate(url, testKeys(), new Date());
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    await makeOfficers(sql, testKeys(), people);
    await sql.end();
    const program = await startProgram(
      settings(url, api, { folder, port: await freePort('127.0.0.1') }),
    );
    try {
      await wait(idleMs);
      const idleMb = await rssMb(program.pid);
      say(`idle: ${Math.round(idleMb)} MB`);
      const samples = await underLoad(program, { people, messages }, say);
      const lastMb = samples.at(-1)?.[1] ?? Number.NaN;
      return {
        metrics: {
          rss_mb_after_100k_messages: Math.round(lastMb),
          rss_mb_idle: Math.round(idleMb),
          slope_mb_per_100k: rounded(slope(samples.slice(samples.length >> 1)) * PER),
          messages,
          answered: api.count(),
        },
        baseline: {},
      };
    } finally {
      await program.stop();
    }
  } finally {
    await api.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function settings(
  url: string,
  { apiRoot }: LocalApi,
  { folder, port }: { readonly folder: string; readonly port: number },
) {
  return {
    DATABASE_URL: url,
    DATA_FOLDER: join(folder, 'data'),
    MASTER_KEY,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`, // where the local server is told to post to
    TELEGRAM_TOKEN: '4242:local-bench-token',
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
}

async function underLoad(
  program: Program,
  { people, messages }: { readonly people: number; readonly messages: number },
  say: Options['say'],
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  let next = 0;
  for (let step = 1; step <= SAMPLES; step += 1) {
    const until = Math.round((messages * step) / SAMPLES);
    const work = async () => {
      while (next < until) {
        const n = next;
        next += 1;
        await post(program.url, n, addressOf(Math.floor(Math.random() * people)).id);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const mb = await rssMb(program.pid);
    samples.push([until, mb]);
    if (step % 10 === 0) say(`${until} messages: ${Math.round(mb)} MB`);
  }
  return samples;
}

async function post(url: string, n: number, chatId: string): Promise<void> {
  const id = Number(chatId);
  const message = {
    message_id: n + 1,
    date: Math.floor(Date.now() / 1_000),
    chat: { id, type: 'private', first_name: 'A' },
    from: { id, is_bot: false, first_name: 'A', language_code: 'zh' },
    text: '今天还行，巡逻有点累',
  };
  const answer = await fetch(`${url}/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    body: JSON.stringify({ update_id: n + 1, message }),
  });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  await answer.arrayBuffer();
}
