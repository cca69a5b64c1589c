// Finds what is due, in any number of processes, and does it. Woken by commits of its own
// process, by other processes through Postgres, and by time.

import { setTimeout as wait } from 'node:timers/promises';
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
const IDLE_MS = 500;
const AFTER_FAULT_MS = 1_000;
const SWEEP_MS = 3_600_000;

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
export async function keepWorking(tools: Tools, signal: AbortSignal): Promise<void> {
  let sweepAt = 0;
  while (!signal.aborted) {
    let idleMs = IDLE_MS;
    try {
      if ((await workOnce(tools)) > 0) idleMs = 0;
      await logEvents(tools);
      const nowMs = tools.clock().getTime();
      if (nowMs >= sweepAt) {
        await dropExpired(tools);
        sweepAt = nowMs + SWEEP_MS;
      }
    } catch (error) {
      tools.log.warn('round-failed', factsOf(error));
      idleMs = AFTER_FAULT_MS;
    }
    if (idleMs > 0) await wait(idleMs, undefined, { signal }).catch(() => undefined);
  }
}
