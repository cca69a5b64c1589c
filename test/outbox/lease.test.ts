import { once } from 'node:events';
import { expect, it } from 'vitest';
import { takeLease } from '../../db/leases.ts';
import { whileLeased } from '../../src/outbox/lease.flow.ts';
import { cut, mend } from '../support/outage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { pools } = world.tools;
const HOLD_MS = 60_000;

it('work under a lease goes on while the database is away, and ends once another has the lease', async () => {
  const stopping = new AbortController();
  const refused = watchedPools();
  const { promise: began, resolve: begin } = Promise.withResolvers<AbortSignal>();
  const work = async (signal: AbortSignal) => {
    begin(signal);
    await once(signal, 'abort');
  };
  const pace = { holdMs: HOLD_MS, renewMs: 5 };
  const tools = { ...world.tools, pools: refused.pools };
  const ended = whileLeased(tools, 'polling', work, stopping.signal, pace);
  const working = await began;

  await cut(world.url);
  await refused.times(3);
  expect(working.aborted).toBe(false);

  await mend(world.url);
  const another = { name: 'polling', holder: 'another', until: new Date('2100-01-01') };
  const lost = once(working, 'abort');
  const whenLapsed = new Date(world.now().getTime() + 2 * HOLD_MS);
  await pools.officer.transact('wl_worker', ({ db }) => takeLease(db, another, whenLapsed));
  await lost;
  stopping.abort();
  await ended;
});

/** The world's pools, which tell how often they could not ask. */
function watchedPools() {
  let failures = 0;
  let wanted: { readonly count: number; readonly resolve: () => void } | undefined;
  const transact: typeof pools.officer.transact = async (...asked) => {
    try {
      return await pools.officer.transact(...asked);
    } catch (error) {
      failures += 1;
      if (wanted !== undefined && failures >= wanted.count) wanted.resolve();
      throw error;
    }
  };
  return {
    pools: { ...pools, officer: { ...pools.officer, transact } },
    times: (count: number) =>
      new Promise<void>((resolve) => {
        wanted = { count, resolve };
      }),
  };
}
