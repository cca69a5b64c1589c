// From the command to the first answered request, on the embedded Postgres and on a server, and
// what the idle program takes. The baseline is the runtime alone: `node -e 0` in the same run.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureDatabase } from '../../db/migrate.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { startProgram } from '../support/program.ts';
import { median } from './machine.ts';
import { rssMb } from './rss.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const IDLE_MS = 10_000;

export async function startup({ isQuick, say }: Options): Promise<Measured> {
  const rounds = isQuick ? 3 : 9;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  try {
    say('first start, embedded');
    const first = await timedStart({ DATA_FOLDER: join(folder, 'embedded') });
    const embedded: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`second start, embedded: ${round + 1} of ${rounds}`);
      embedded.push(await timedStart({ DATA_FOLDER: join(folder, 'embedded') }));
      bare.push(await bareNode());
    }
    const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
    try {
      const env = {
        DATABASE_URL: await ensureDatabase(server.url, 'warmline'),
        DATA_FOLDER: join(folder, 'served'),
      };
      await timedStart(env);
      const served: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        say(`start on a server: ${round + 1} of ${rounds}`);
        served.push(await timedStart(env));
      }
      say('idle memory');
      const idleRssMb = await idleRss(env);
      return {
        metrics: {
          embedded_first_start_s: first,
          embedded_second_start_s: median(embedded),
          server_start_s: median(served),
          idle_rss_mb: idleRssMb,
          rounds,
        },
        baseline: { node_start_s: median(bare) },
      };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timedStart(env: Readonly<Record<string, string>>): Promise<number> {
  const startedMs = performance.now();
  const program = await startProgram(env);
  const seconds = (performance.now() - startedMs) / 1_000;
  await program.stop();
  return Number(seconds.toFixed(3));
}

async function bareNode(): Promise<number> {
  const startedMs = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return Number(((performance.now() - startedMs) / 1_000).toFixed(3));
}

async function idleRss(env: Readonly<Record<string, string>>): Promise<number> {
  const program = await startProgram(env);
  await wait(IDLE_MS);
  const mb = await rssMb(program.pid);
  await program.stop();
  return Math.round(mb);
}
