// Many talks at once on one machine: how long a word takes from one side to the other, how soon the
// queue's page shows who came, and that every case is taken once. Everything is the program's own;
// a page asks again after each notice, one question at a time, as the console's script does.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../../adapters/web/console/desk.ts';
import { ensureDatabase, migrate } from '../../db/migrate.ts';
import { closePools, openPools } from '../../src/assemble.ts';
import { openLog } from '../../src/ops/log.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { quietTools } from '../support/quiet-tools.ts';
import { testKeys } from '../support/template.ts';
import { claimedAtOnce } from './hotline/claims.ts';
import { peopleOf } from './hotline/people.ts';
import { talking } from './hotline/talking.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const HANDS = 10; // of the database, as the program has

export async function hotline({ isQuick, say }: Options): Promise<Measured> {
  const talks = isQuick ? 40 : 200;
  const seconds = isQuick ? 8 : 60;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  const keys = testKeys();
  const url = await ensureDatabase(server.url, 'hotline');
  await migrate(url, keys, new Date());
  const pools = openPools(url, keys, HANDS);
  const arrived = new Map<string, () => void>();
  const channels = new Map([
    [
      'terminal',
      {
        name: 'terminal',
        send: async (_to: unknown, { text }: { readonly text: string }) => {
          arrived.get(text.split('\n').at(-1) ?? '')?.();
          return { kind: 'sent' as const };
        },
        stop: async () => undefined,
      },
    ],
  ] as const);
  const desk = openDesk({ pools, log: openLog('silent') });
  const tools = quietTools({ pools, keys, clock: () => new Date(), channels, desk });
  try {
    const people = await peopleOf(tools, talks, say);
    say(`${talks} wait`);
    const claims = await claimedAtOnce(tools, people);
    say(`${claims.talks.length} talks; ${seconds} s of talking`);
    const cpu = process.cpuUsage();
    const measured = await talking({ tools, desk, arrived, talks: claims.talks, seconds });
    const { user, system } = process.cpuUsage(cpu);
    return {
      metrics: {
        ...measured,
        claims_lost: claims.lost,
        claims_doubled: claims.doubled,
        talks: claims.talks.length,
        cpu_share_program: Number(((user + system) / 1e6 / seconds).toFixed(2)),
        rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
      },
      baseline: {},
    };
  } finally {
    await desk.stop();
    await closePools(pools);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
