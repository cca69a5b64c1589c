// Finds effects that are due, in any number of processes, and does them.

import { type Claimed, claimDue, type Queue } from '../../db/outbox.ts';
import { performAll } from './perform-all.ts';
import type { Tools } from './tools.ts';

const CLAIM_MS = 60_000;
const ROWS_MAX = 100;

/** @returns how many were claimed; done or put back, they are off this process's hands. */
export async function workOutbox(tools: Tools, queue: Queue = 'all'): Promise<number> {
  const claimed = await claim(tools, queue, ROWS_MAX);
  await performAll(tools, claimed);
  return claimed.length;
}

export async function claim(tools: Tools, queue: Queue, rowsMax: number): Promise<Claimed[]> {
  const now = tools.clock();
  const until = new Date(now.getTime() + CLAIM_MS);
  return tools.pools.officer.transact('wl_worker', (tx) =>
    claimDue(tx.db, now, until, rowsMax, queue),
  );
}
