// A command of the shell, run in this process: its exit code and what it printed.

import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../src/cli/main.ts';
import { readConfig } from '../../src/ops/config.ts';

export async function run(args: string[], input = '', env: Record<string, string> = {}) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const stdin = new PassThrough();
  stdin.end(input);
  const code = await main(args, () => readConfig(env), { input: stdin, output, errors });
  output.end();
  errors.end();
  return { code, out: await text(output), said: await text(errors) };
}
