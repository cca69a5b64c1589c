// node postgres-keeper.ts <folder> durable|throwaway: starts Postgres, says where, and stops it when
// its input closes. A pipe closes however its other end dies: by the end of the run, Ctrl-C, kill -9.

import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { ConfigError } from '../../src/ops/errors.ts';
import { type RunningPostgres, startPostgres } from '../../src/ops/postgres.ts';

const [, , folder = '', kind] = process.argv;
process.stdin.resume();
const closed = once(process.stdin, 'close');

const server = await start();
if (server !== undefined) {
  say({ url: server.url });
  await closed;
  await server.stop();
  if (kind === 'throwaway') await rm(folder, { recursive: true, force: true });
}
process.exit();

async function start(): Promise<RunningPostgres | undefined> {
  try {
    return await startPostgres({ folder, durable: kind === 'durable' });
  } catch (error) {
    say({ code: error instanceof ConfigError ? error.code : String(error) });
    return undefined;
  }
}

function say(line: { readonly url: string } | { readonly code: string }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
