// Keeps the short claims of what is urgent while a lane is being done. Nothing is begun later than
// four seconds after its claim (`perform-all.ts`) and the first hold comes a second after that, so
// a claim lapses in a process that lives only where the database is away: then, too, it may be done
// twice, and says so.

import { setTimeout as wait } from 'node:timers/promises';
import type { Claimed } from '../../db/outbox.ts';
import { keepClaims } from '../../db/outbox-claims.ts';
import { URGENT_CLAIM_MS } from '../core/claim.ts';
import type { Tools } from './tools.ts';

const EVERY_MS = 1_000;
/** What hangs for longer holds nothing (`hands.flow.ts`). */
const TIMES_MAX = 24;

type HoldTools = Pick<Tools, 'pools' | 'clock'>;

export async function holding(
  tools: HoldTools,
  lane: readonly Claimed[],
  work: () => Promise<void>,
  everyMs = EVERY_MS,
): Promise<void> {
  const urgent = lane.filter(({ isUrgent }) => isUrgent === true);
  if (urgent.length === 0) return work();
  const ended = new AbortController();
  void hold(tools, urgent, everyMs, ended.signal);
  try {
    await work();
  } finally {
    ended.abort();
  }
}

async function hold(
  { pools, clock }: HoldTools,
  urgent: readonly Claimed[],
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let times = 0; times < TIMES_MAX; times += 1) {
    await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    const until = new Date(clock().getTime() + URGENT_CLAIM_MS);
    await pools.officer
      .transact('wl_worker', async (tx) => keepClaims(tx, urgent, until))
      .catch(() => undefined); // it lapses by itself
  }
}
