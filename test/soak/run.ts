// npm run soak -- --minutes N: two real processes under a steady load, for as long as asked. One
// JSON object on stdout; exit code 1 where memory grows, something failed, or the log does not verify.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openField, PLACES } from '../faults/full/field.ts';
import { codesLogged } from '../faults/full/logged.ts';
import { shell } from '../support/shell.ts';
import { type Point, slope } from './slope.ts';
import { type Done, look, write } from './work.ts';

const PEOPLE = 1_000;
const PER_SECOND = 10;
const SAMPLE_MS = 5_000;
const QUIET_MS = 60_000;
const MINUTE_MS = 60_000;
/** By how much the live heap of a process may be larger at the end of the second half. */
const GROWTH_MB_MAX = 8;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(values.minutes);
const say = (line: string) => void process.stderr.write(`${line}\n`);
const gaugeOf = (folder: string, place: number) => join(folder, `gauge-${place}`);

const field = await openField(PEOPLE);
const done: Done = { accepted: 0, refused: 0, looks: 0, looksFailed: 0 };
const depths: number[] = [];

async function due(): Promise<number> {
  const [row] = await field.sql<{ n: number }[]>`
    select count(*)::int as n from ledger.outbox where dead_at is null and due_at <= now()`;
  return row?.n ?? Number.NaN;
}

async function memoryOf(place: number) {
  const text = await readFile(gaugeOf(field.folder, place), 'utf8').catch(() => '');
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { atMs: number; rssMb: number; heapMb: number });
  const later = lines.slice(lines.length >> 1);
  const perHour = (of: (line: (typeof lines)[number]) => number) => {
    const points = later.map((line): Point => [line.atMs / 3_600_000, of(line)]);
    return Math.round(slope(points) * 10) / 10;
  };
  const heap = perHour(({ heapMb }) => heapMb);
  const last = lines.at(-1);
  return {
    rss_mb: Math.round(last?.rssMb ?? Number.NaN),
    heap_mb: Math.round(last?.heapMb ?? Number.NaN),
    rss_slope_mb_per_h: perHour(({ rssMb }) => rssMb),
    heap_slope_mb_per_h: heap,
    heap_growth_mb: Math.round(heap * (minutes / 2 / 60) * 10) / 10,
  };
}

try {
  for (const place of PLACES) {
    const gauge = new URL('gauge.ts', import.meta.url);
    gauge.searchParams.set('file', gaugeOf(field.folder, place));
    await field.start(place, { env: { NODE_OPTIONS: `--import=${gauge.href}` } });
  }
  const ending = new AbortController();
  const pace = { people: PEOPLE, perSecond: PER_SECOND, signal: ending.signal };
  const working = [write(field, done, pace), look(field, done, ending.signal)];
  const untilMs = performance.now() + minutes * MINUTE_MS;
  for (let n = 1; performance.now() < untilMs; n += 1) {
    await wait(Math.min(SAMPLE_MS, Math.max(0, untilMs - performance.now())));
    depths.push(await due());
    if (n % 12 === 0) say(`${done.accepted} messages, ${depths.at(-1)} effects due`);
  }
  ending.abort();
  await Promise.all(working);
  const memory = await Promise.all(PLACES.map(memoryOf));

  const quietByMs = performance.now() + QUIET_MS;
  while ((await due()) > 0 && performance.now() < quietByMs) await wait(500);
  const left = await due();
  const [dead] = await field.sql<{ n: number }[]>`
    select count(*)::int as n from ledger.outbox where dead_at is not null`;
  const { errors, warnings } = codesLogged(field.programs);
  const codes = await Promise.all(field.programs.map(async (program) => program?.stop()));
  const verified = await shell(['audit', 'verify'], field.env);

  const isFlat = memory.every(({ heap_growth_mb: growth }) => growth <= GROWTH_MB_MAX);
  const isClean =
    done.refused + done.looksFailed + left + (dead?.n ?? 0) === 0 &&
    Object.keys(errors).length === 0 &&
    codes.every((code) => code === 0);
  const result = {
    minutes,
    messages: done.accepted,
    per_second: PER_SECOND,
    refused: done.refused,
    console_reads: done.looks,
    console_reads_failed: done.looksFailed,
    memory,
    outbox_due_max: Math.max(...depths),
    outbox_due_at_end: left,
    put_aside: dead?.n ?? 0,
    errors,
    warnings,
    exit_codes: codes,
    audit: verified.code === 0 ? 'verified' : 'broken',
    flat: isFlat,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = isFlat && isClean && verified.code === 0 ? 0 : 1;
} finally {
  await field.close();
}
