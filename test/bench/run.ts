// npm run -s bench -- <name> [--json] [--quick]: one JSON object on stdout, progress on stderr.
// npm run -s bench -- report FILE…: BENCHMARKS.md of such objects, on stdout.
// npm run -s bench -- sizing FILE… [--bytes 2000]: how large a machine they ask for, as a table.

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { audit } from './audit.ts';
import { checkins } from './checkins.ts';
import { hotline } from './hotline.ts';
import { listening } from './listening/listening.ts';
import { machine, version } from './machine.ts';
import { memory } from './memory.ts';
import { receive } from './receive.ts';
import { type Result, report } from './report.ts';
import { review } from './review.ts';
import { sizing } from './sizing.ts';
import { startup } from './startup.ts';
import { trend } from './trend.ts';

export type Measured = {
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly baseline: Readonly<Record<string, unknown>>;
};
type Bench = (options: { isQuick: boolean; say: (line: string) => void }) => Promise<Measured>;

const BENCHES: Readonly<Record<string, Bench>> = {
  audit,
  checkins,
  hotline,
  listening,
  memory,
  receive,
  review,
  startup,
  trend,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    bytes: { type: 'string', default: '2000' },
  },
});
const [name = '', ...files] = positionals;
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;

if (name === 'report' || name === 'sizing') {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const results = texts.map((text) => JSON.parse(text) as Result);
  const sized =
    name === 'report' ? { table: report(results) } : sizing(results, Number(values.bytes));
  if ('table' in sized) process.stdout.write(sized.table);
  else {
    process.stderr.write(`bench: give files with ${sized.missing.join(', ')} too\n`);
    process.exitCode = 1;
  }
} else if (bench === undefined) {
  process.stderr.write(`bench: one of ${Object.keys(BENCHES).join(', ')}, report, sizing\n`);
  process.exitCode = 2;
} else {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const measured = await bench({ isQuick: values.quick, say });
  const result: Result = {
    name,
    ...measured,
    ...(values.quick && { quick: true }),
    machine: machine(),
    version: version(),
    node: process.version,
    date: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  };
  process.stdout.write(`${JSON.stringify(result, undefined, values.json ? 0 : 2)}\n`);
}
