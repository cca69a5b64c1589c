// Finds effects that are due, in any number of processes, and does them.

import { claimDue } from '../../db/outbox.ts';
import { performAll } from './perform.ts';
import type { Tools } from './tools.ts';

const CLAIM_MS = 60_000;
const ROWS_MAX = 100;

/** @returns how many were claimed; done or put back, they are off this process's hands. */
export async function workOutbox(tools: Tools): Promise<number> {
  const now = tools.clock();
  const claimed = await tools.pools.officer.transact('wl_worker', (tx) =>
    claimDue(tx.db, now, new Date(now.getTime() + CLAIM_MS), ROWS_MAX),
  );
  await performAll(tools, claimed);
  return claimed.length;
}
