// Alarms that nobody has judged for two weeks count as unsure.

import { lapseAlarms, lapsedAlarms } from '../../../db/alarms.ts';
import { appendAudit } from '../../../db/audit.ts';
import type { Tools } from '../../outbox/tools.ts';
import { LEDGER } from './policy.ts';

const DAY_MS = 86_400_000;
const ROWS_MAX = 500;

/** @returns how many. */
export async function lapseOldAlarms(tools: Pick<Tools, 'pools' | 'clock'>): Promise<number> {
  const at = tools.clock();
  const before = new Date(at.getTime() - LEDGER.unsureAfterDays * DAY_MS);
  return tools.pools.officer.transact('wl_bot', async (tx) => {
    const ids = await lapsedAlarms(tx.db, before, ROWS_MAX);
    if (ids.length === 0) return 0;
    lapseAlarms(tx, ids, at);
    appendAudit(
      tx,
      ids.map((id) => ({
        at,
        actor: 'program',
        action: 'alarm-judged',
        subject: `alarm:${id}`,
        detail: { verdict: 'unsure', by: 'time' },
      })),
    );
    return ids.length;
  });
}
