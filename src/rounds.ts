// The work that nobody's message starts: what waited on disk, check-ins that are due, effects that
// are due, the audit log, what is past its time. Any number of processes do it side by side.

import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from '../db/outbox.ts';
import { readDueFeeds } from './admin/feeds.flow.ts';
import { tendCare } from './care/daily.flow.ts';
import { makeReview } from './care/review/make.flow.ts';
import { tick } from './checkins/tick.flow.ts';
import { replaySpool } from './core/replay.flow.ts';
import { remindOfNumbers } from './hotline/remind-directory.flow.ts';
import { lapseOldAlarms } from './listening/alarms/lapse.flow.ts';
import { refreshSpreads } from './listening/trend/spread.flow.ts';
import { factsOf } from './ops/log.ts';
import type { Hands } from './outbox/hands.flow.ts';
import type { Tools } from './outbox/tools.ts';
import { beginDue, workOutbox } from './outbox/worker.flow.ts';
import { logEvents } from './trust/audit/log.flow.ts';
import { tendLog } from './trust/audit/tend.flow.ts';
import { releaseFigures } from './trust/figures/release.flow.ts';
import { keepGone } from './trust/gone/keep-gone.flow.ts';
import { enforceRetention } from './trust/retention/enforce.flow.ts';

const IDLE_MS = 500;
const AFTER_FAULT_MS = 1_000;
const SWEEP_MS = 3_600_000;
/** How long another process may take to learn that a rule was switched. */
const SWITCHES_MS = 5_000;

/** Until nothing is due: for the shell, for tests, and before a stop. */
export async function workUntilQuiet(tools: Tools): Promise<void> {
  await tools.switches.refresh();
  while ((await replaySpool(tools)) + (await tick(tools)) + (await workOutbox(tools)) > 0);
  await logEvents(tools);
}

/** Works until told to stop; a failed round is logged and the next one comes. */
export async function keepWorking(tools: Tools, hands: Hands, signal: AbortSignal): Promise<void> {
  // Where there is a model, what waits for it is `askModel`'s.
  const queue: Queue = tools.llm === undefined ? 'all' : 'others';
  let sweepAt = 0;
  const round = async () => {
    const done = (await tick(tools)) + (await beginDue(tools, hands, queue));
    const nowMs = tools.clock().getTime();
    if (nowMs < sweepAt) return done;
    await keepGone(tools);
    await enforceRetention(tools);
    await tendLog(tools);
    await releaseFigures(tools);
    await refreshSpreads(tools);
    await lapseOldAlarms(tools);
    sweepAt = nowMs + SWEEP_MS;
    return done;
  };
  await again(round, tools, signal);
}

/** What every process owes that is brought messages: the spool on its own disk, and its rules. */
export async function keepReceiving(tools: Tools, signal: AbortSignal): Promise<void> {
  let switchesAt = 0;
  const round = async () => {
    if (tools.clock().getTime() >= switchesAt) {
      await tools.switches.refresh();
      switchesAt = tools.clock().getTime() + SWITCHES_MS;
    }
    return replaySpool(tools);
  };
  await again(round, tools, signal);
}

/** The audit log, by one process at a time: two would only wait for each other. */
export async function keepLogging(tools: Tools, signal: AbortSignal): Promise<void> {
  await again(async () => void (await logEvents(tools)), tools, signal);
}

/** @param round tells how many things it did: after some the next one comes at once. */
async function again(
  round: () => Promise<number | undefined>,
  { log }: Tools,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let idleMs = IDLE_MS;
    try {
      if (((await round()) ?? 0) > 0) idleMs = 0;
    } catch (error) {
      log.warn('round-failed', factsOf(error));
      idleMs = AFTER_FAULT_MS;
    }
    if (idleMs > 0) await wait(idleMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Looks for new wrapping keys, so that a rotation reaches this process within a second. */
export async function keepKeys({ keys, log }: Tools, signal: AbortSignal): Promise<void> {
  let isRead = true;
  while (!signal.aborted) {
    await wait(IDLE_MS, undefined, { signal }).catch(() => undefined);
    const wasRead = isRead;
    isRead = await keys.ring.refresh();
    if (wasRead && !isRead) log.warn('keyring-not-read'); // what is held goes on opening
  }
}

/**
 * What a station owes by the calendar, once an hour and beside everything else: a roster of a
 * hundred thousand takes its time, and nothing urgent may stand behind it.
 */
export async function keepCare(tools: Tools, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await readDueFeeds(tools);
      await tendCare(tools, signal);
      await remindOfNumbers(tools);
      await makeReview(tools);
    } catch (error) {
      tools.log.warn('care-not-tended', factsOf(error));
    }
    await wait(SWEEP_MS, undefined, { signal }).catch(() => undefined);
  }
}
