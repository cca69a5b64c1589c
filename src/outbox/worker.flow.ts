// Finds effects that are due, in any number of processes, and does them.

import { type Claimed, claimDue, type Queue } from '../../db/outbox.ts';
import type { Hands } from './hands.flow.ts';
import { performAll } from './perform-all.ts';
import type { Tools } from './tools.ts';

const CLAIM_MS = 60_000;
const ROWS_MAX = 100;
/** Rows kept free for what is urgent, however many hang. */
const URGENT_MAX = 20;

/** @returns how many were claimed; done or put back, they are off this process's hands. */
export async function workOutbox(tools: Tools, queue: Queue = 'all'): Promise<number> {
  const claimed = await claim(tools, queue, ROWS_MAX);
  await performAll(tools, claimed);
  return claimed.length;
}

/**
 * Begins what is due, as far as hands are free; what is urgent finds some in any case.
 * @returns how many were begun.
 */
export async function beginDue(
  tools: Tools,
  hands: Hands,
  queue: Queue,
  inHandMax = ROWS_MAX,
): Promise<number> {
  const free = inHandMax - hands.count();
  if (free <= 0 && queue === 'model') return 0;
  const since = tools.clock();
  const claimed =
    free > 0 ? await claim(tools, queue, free) : await claim(tools, 'urgent', URGENT_MAX);
  hands.begin(tools, claimed, { since });
  return claimed.length;
}

async function claim(tools: Tools, queue: Queue, rowsMax: number): Promise<Claimed[]> {
  const now = tools.clock();
  const until = new Date(now.getTime() + CLAIM_MS);
  return tools.pools.officer.transact('wl_worker', (tx) =>
    claimDue(tx.db, now, until, rowsMax, queue),
  );
}
