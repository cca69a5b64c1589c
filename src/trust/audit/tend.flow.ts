// What the log needs by the hour: months made ahead, a mark so that quiet hours have checkpoints
// too, and months dropped whose time is up. What goes is stated first, in a signed note and in a
// record of its own; its hashes stay, so that the log still verifies (decision 26).

import { appendAudit } from '../../../db/audit.ts';
import { lastCheckpoint, lockLogger } from '../../../db/audit-log.ts';
import {
  dropMonth,
  leavesOf,
  makeMonths,
  monthsOverBy,
  pruneNoteOf,
  putPrune,
} from '../../../db/audit-months.ts';
import { keptSince } from '../retention/retention.ts';
import { keepNote, logKey } from './kept.flow.ts';
import { type LogTools, logEvents } from './log.flow.ts';
import { openPruned, prunedNote, spansText } from './prune.ts';

const AHEAD_MS = 62 * 86_400_000;
/** Less than the hour between two visits: nobody can date a record back by more than that. */
const QUIET_MAX_MS = 55 * 60_000;

/** @returns how many months were dropped. */
export async function tendLog(tools: LogTools): Promise<number> {
  const now = tools.clock();
  const ahead = new Date(now.getTime() + AHEAD_MS);
  const over = await tools.pools.officer.transact('wl_logger', async ({ db }) => {
    await makeMonths(db, now, ahead);
    return monthsOverBy(db, keptSince('consent-and-access', now));
  });
  await markQuietHour(tools, now);
  for (const month of over) await prune(tools, month);
  return over.length;
}

async function markQuietHour(tools: LogTools, now: Date): Promise<void> {
  const last = await tools.pools.officer.transact('wl_logger', ({ db }) => lastCheckpoint(db));
  if (last === undefined || now.getTime() - last.at.getTime() < QUIET_MAX_MS) return;
  await record(tools, 'log-marked', 'log:audit', { size: last.size });
  await logEvents(tools);
}

/** Each step may be the last before a crash: the next visit goes on from there. */
async function prune(tools: LogTools, month: string): Promise<void> {
  const key = logKey(tools.keys);
  const note = await tools.pools.officer.transact('wl_logger', async (tx) => {
    await lockLogger(tx.db);
    const stated = await pruneNoteOf(tx.db, month);
    if (stated !== undefined) return stated;
    const made = prunedNote(key, {
      month,
      leaves: await leavesOf(tx.db, month),
      at: tools.clock(),
    });
    putPrune(tx, month, made);
    return made;
  });
  const { checkpointFile } = tools.settings;
  if (checkpointFile !== undefined) await keepNote(checkpointFile, note);
  const leaves = spansText(openPruned(key, note)?.leaves ?? []);
  await record(tools, 'audit-pruned', `audit-month:${month}`, { leaves });
  await logEvents(tools); // the record of it is under a checkpoint before anything goes
  await tools.pools.officer.transact('wl_logger', ({ db }) => dropMonth(db, month));
}

async function record(
  tools: LogTools,
  action: string,
  subject: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await tools.pools.officer.transact('wl_bot', async (tx) =>
    appendAudit(tx, [{ at: tools.clock(), actor: 'program', action, subject, detail }]),
  );
}
