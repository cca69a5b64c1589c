// Finds what is due, in any number of processes, and does it. Woken by commits of its own
// process, by other processes through Postgres, and by time.

import { claimDue } from '../../db/outbox.ts';
import { tick } from '../checkins/tick.flow.ts';
import { replaySpool } from '../core/replay.flow.ts';
import { factsOf } from '../ops/log.ts';
import { logEvents } from '../trust/audit/log.flow.ts';
import { dropExpired } from '../trust/retention.flow.ts';
import { performAll } from './perform.ts';
import type { Tools } from './tools.ts';

const CLAIM_MS = 60_000;
const ROWS_MAX = 100;

/** One round: everything due now is done. @returns how many things were done. */
export async function workOnce(tools: Tools): Promise<number> {
  const replayed = await replaySpool(tools);
  const asked = await tick(tools);
  const now = tools.clock();
  const claimed = await tools.pools.officer.transact('wl_worker', (tx) =>
    claimDue(tx.db, now, new Date(now.getTime() + CLAIM_MS), ROWS_MAX),
  );
  await performAll(tools, claimed);
  return replayed + asked + claimed.length;
}

/** Until nothing is due: for the shell, for tests, and before a stop. */
export async function workUntilQuiet(tools: Tools): Promise<void> {
  while ((await workOnce(tools)) > 0);
  await logEvents(tools);
}

/** Works until told to stop; a failed round is logged and the next one comes. */
export async function keepWorking(
  tools: Tools,
  wake: { sleep(ms: number): Promise<void> },
  signal: AbortSignal,
): Promise<void> {
  let idleMs = 0;
  while (!signal.aborted) {
    try {
      const done = await workOnce(tools);
      if (done > 0) await logEvents(tools);
      idleMs = done > 0 ? 0 : 500;
    } catch (error) {
      tools.log.warn('round-failed', factsOf(error));
      idleMs = 1_000;
    }
    if (idleMs > 0) await wake.sleep(idleMs);
  }
  await dropExpired(tools).catch(() => undefined);
}
