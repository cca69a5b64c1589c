// Works out, once a day, how far officers' days spread: all who said yes to their trend, never one
// unit. Two processes that do it at once write the same.

import { pooledSpread, putSpread, spreadsAt } from '../../../db/trend.ts';
import type { Tools } from '../../outbox/tools.ts';
import { MEASURES, TREND } from './policy.ts';

const HOUR_MS = 3_600_000;

/** @returns whether it was time. */
export async function refreshSpreads(tools: Pick<Tools, 'pools' | 'clock'>): Promise<boolean> {
  const { peopleMin, daysBack, refreshedAfterHours } = TREND.pool;
  const at = tools.clock();
  return tools.pools.officer.transact('wl_bot', async (tx) => {
    const last = await spreadsAt(tx.db);
    if (last && at.getTime() - last.getTime() < refreshedAfterHours * HOUR_MS) return false;
    const since = new Date(at.getTime() - daysBack * 24 * HOUR_MS);
    const answersMin = TREND.baseline.daysMax;
    for (const measure of MEASURES) {
      const sd = await pooledSpread(tx.db, measure, { since, answersMin, peopleMin });
      putSpread(tx, measure, sd, at);
    }
    return true;
  });
}
