// Once a day, by one process: everything past its time goes, with one record of how much, and what
// is left is told in counts. A run that breaks off is begun again; what went is gone either way.

import { appendAudit } from '../../../db/audit.ts';
import { dropLease, takeLease } from '../../../db/leases.ts';
import { dropDue } from '../../../db/retention.ts';
import { newestRun, putRetentionRun } from '../../../db/retention-runs.ts';
import type { Tools } from '../../outbox/tools.ts';
import { endPeople } from './end-people.flow.ts';
import { holdings, inRole } from './holdings.flow.ts';
import { guarded, keptSince, ROWS_CLASSES, type RowsClass } from './retention.ts';

const EVERY_MS = 24 * 3_600_000;
/** A clock may be a little early tomorrow. */
const SLACK_MS = 30 * 60_000;
const HOLD_MS = 10 * 60_000;
const LEASE = 'retention';

/** @returns how many rows and people went; absent when another process does it, or it was done today. */
export async function enforceRetention(tools: Tools): Promise<number | undefined> {
  const at = tools.clock();
  const last = await tools.pools.officer.transact('wl_bot', ({ db }) => newestRun(db));
  if (last !== undefined && at.getTime() - last.at.getTime() < EVERY_MS - SLACK_MS)
    return undefined;
  const holder = tools.newId();
  const lease = { name: LEASE, holder, until: new Date(at.getTime() + HOLD_MS) };
  const isOurs = await tools.pools.officer.transact('wl_worker', ({ db }) =>
    takeLease(db, lease, at),
  );
  if (!isOurs) return undefined;
  try {
    return await enforceNow(tools, at);
  } finally {
    await tools.pools.officer.transact('wl_worker', async (tx) => dropLease(tx, LEASE, holder));
  }
}

/** Whatever was done today. */
export async function enforceNow(tools: Tools, at: Date): Promise<number> {
  const rows: Partial<Record<RowsClass, number>> = {};
  for (const kept of ROWS_CLASSES)
    rows[kept] = await inRole(tools, kept, (db) => dropDue(db, kept, keptSince(kept, at)));
  const dropped = { ...rows, ...(await endPeople(tools, at)) };
  const held = await holdings(tools, at);
  const left = held.map((one) => guarded(one, dropped[one.kept as RowsClass] ?? 0));
  await tools.pools.officer.transact('wl_bot', async (tx) => {
    putRetentionRun(tx, { at, left });
    appendAudit(tx, [
      { at, actor: 'program', action: 'expired-dropped', subject: 'program', detail: dropped },
    ]);
  });
  return Object.values(dropped).reduce((sum, n) => sum + n, 0);
}
