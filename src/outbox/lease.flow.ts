// Does something while this process holds the lease on it, and lets go when it cannot renew.

import { setTimeout as wait } from 'node:timers/promises';
import { dropLease, takeLease } from '../../db/leases.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from './tools.ts';

const HOLD_MS = 15_000;
const RENEW_MS = 5_000;

type LeaseTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'log'>;

/** Runs `work` whenever the lease is ours, until `signal` aborts. */
export async function whileLeased(
  tools: LeaseTools,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const holder = tools.newId();
  while (!signal.aborted) {
    if (await holds(tools, name, holder)) await workAndRenew(tools, { name, holder }, work, signal);
    await wait(RENEW_MS, undefined, { signal }).catch(() => undefined);
  }
  await tools.pools.officer
    .transact('wl_worker', async (tx) => dropLease(tx, name, holder))
    .catch(() => undefined); // it lapses by itself
}

async function workAndRenew(
  tools: LeaseTools,
  { name, holder }: { name: string; holder: string },
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  const ended = work(AbortSignal.any([signal, lost.signal])).catch((error: unknown) =>
    tools.log.warn('leased-work-failed', factsOf(error)),
  );
  while (!signal.aborted) {
    await wait(RENEW_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || !(await holds(tools, name, holder))) break;
  }
  lost.abort();
  await ended;
}

async function holds(tools: LeaseTools, name: string, holder: string): Promise<boolean> {
  const now = tools.clock();
  const until = new Date(now.getTime() + HOLD_MS);
  try {
    return await tools.pools.officer.transact('wl_worker', (tx) =>
      takeLease(tx.db, { name, holder, until }, now),
    );
  } catch {
    return false; // the database is away: somebody else may have it by now
  }
}
