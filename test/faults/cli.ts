// One command of the real shell, as its exit code.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PATH } from '../support/program.ts';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;

export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { PATH, ...env },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  return code as number | null;
}
