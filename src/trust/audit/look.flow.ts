// An auditor looks at the log: ids and codes, newest first. Looking is a record too.

import { appendAudit, newestEvents } from '../../../db/audit.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { AuditEvent } from './event.ts';

const ROWS_MAX = 50;

export type LogPage = {
  readonly events: readonly AuditEvent[];
  /** Where the next, older page begins; absent on the last. */
  readonly before: number | undefined;
};

export async function lookAtLog(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  auditorId: string,
  before?: number,
): Promise<LogPage> {
  return pools.officer.transact('wl_auditor', async (tx) => {
    const events = await newestEvents(tx.db, ROWS_MAX, before);
    appendAudit(tx, [
      {
        at: clock(),
        actor: `auditor:${auditorId}`,
        action: 'log-looked-at',
        subject: 'log:audit',
        detail: { newest: events[0]?.id ?? 0, events: events.length },
      },
    ]);
    const isFull = events.length === ROWS_MAX;
    return { events, before: isFull ? events.at(-1)?.id : undefined };
  });
}
