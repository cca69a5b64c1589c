// Does something while this process holds the lease on it, and lets go once somebody else has it.
// While the database is away nobody can take a lease, so whoever has one goes on: an officer who
// writes then is still heard. Should two do it for a moment, each message still counts once.

import { setTimeout as wait } from 'node:timers/promises';
import { dropLease, takeLease } from '../../db/leases.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from './tools.ts';

/** Nobody hears what comes meanwhile: a process that was killed is followed within six seconds. */
const PACE = { holdMs: 5_000, renewMs: 1_000 } as const;

type LeaseTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'log'>;
type Lease = {
  readonly name: string;
  readonly holder: string;
  /** How long it is held without a word, and how often that word is given. */
  readonly pace: { readonly holdMs: number; readonly renewMs: number };
};

/** Runs `work` whenever the lease is ours, until `signal` aborts. */
export async function whileLeased(
  tools: LeaseTools,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  pace: Lease['pace'] = PACE,
): Promise<void> {
  const lease = { name, holder: tools.newId(), pace };
  while (!signal.aborted) {
    if ((await taken(tools, lease)) === 'ours') await workAndRenew(tools, lease, work, signal);
    await wait(pace.renewMs, undefined, { signal }).catch(() => undefined);
  }
  await tools.pools.officer
    .transact('wl_worker', async (tx) => dropLease(tx, name, lease.holder))
    .catch(() => undefined); // it lapses by itself
}

async function workAndRenew(
  tools: LeaseTools,
  lease: Lease,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  const ended = work(AbortSignal.any([signal, lost.signal])).catch((error: unknown) =>
    tools.log.warn('leased-work-failed', factsOf(error)),
  );
  while (!signal.aborted) {
    await wait(lease.pace.renewMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || (await taken(tools, lease)) === 'another’s') break;
  }
  lost.abort();
  await ended;
}

async function taken(
  tools: LeaseTools,
  { name, holder, pace }: Lease,
): Promise<'ours' | 'another’s' | 'unknown'> {
  const now = tools.clock();
  const until = new Date(now.getTime() + pace.holdMs);
  try {
    const isOurs = await tools.pools.officer.transact('wl_worker', (tx) =>
      takeLease(tx.db, { name, holder, until }, now),
    );
    return isOurs ? 'ours' : 'another’s';
  } catch {
    return 'unknown'; // the database is away
  }
}
