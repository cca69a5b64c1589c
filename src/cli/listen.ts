// `assess` and `eval`: how words sound, offline, with no database.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { assessLine, evaluate, type Row, readRow } from '../listening/evaluate.ts';
import type { Config } from '../ops/config.ts';
import { type Io, linesOf, print, printJson } from './lines.ts';
import { Usage } from './usage.ts';

/** Bad lines are named on stderr and make the exit code 1; the good ones are still rated. */
export async function assess(args: string[], _config: Config, io: Io): Promise<number> {
  parseArgs({ args, options: {} });
  let bad = 0;
  for await (const [number, line] of linesOf(io.input)) {
    const result = assessLine(line, number);
    if (result.kind === 'assessed') printJson(io, result.output);
    else {
      bad += 1;
      print({ output: io.errors }, `line ${number}: ${result.problem}`);
    }
  }
  return bad === 0 ? 0 : 1;
}

export async function evaluateFiles(args: string[], _config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { details: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Usage('eval FILE… [--details OUT]');
  const details = values.details === undefined ? undefined : await open(values.details, 'w');
  for (const file of positionals) {
    const rows = await readRows(file);
    const result = evaluate(basename(file), rows, () => performance.now() * 1_000);
    printJson(io, result.evaluation);
    for (const detail of result.details) await details?.write(`${JSON.stringify(detail)}\n`);
  }
  await details?.close();
  return 0;
}

async function readRows(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  const stream = createReadStream(file);
  try {
    for await (const [number, line] of linesOf(stream)) {
      const result = readRow(line, number);
      if (result.kind === 'bad-line') throw new Usage(`${file}:${number}: ${result.problem}`);
      rows.push(result.row);
    }
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(`${file} cannot be read`);
  }
  return rows;
}
