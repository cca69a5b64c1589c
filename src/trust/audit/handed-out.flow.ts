// What every handing out of the log has in common: it is recorded first, and a checkpoint goes with
// the lines of its witnesses.

import { appendAudit } from '../../../db/audit.ts';
import type { CheckpointRow } from '../../../db/audit-log.ts';
import { cosignaturesOf } from '../../../db/audit-witness.ts';
import type { Db } from '../../../db/client.ts';
import type { AuditDraft } from './event.ts';
import type { LogTools } from './log.flow.ts';

export async function recordExport(
  { pools, clock }: LogTools,
  actor: string,
  detail: AuditDraft['detail'],
): Promise<void> {
  await pools.officer.transact('wl_auditor', async (tx) =>
    appendAudit(tx, [
      { at: clock(), actor, action: 'audit-exported', subject: 'log:audit', detail },
    ]),
  );
}

export async function cosignedNote(
  db: Db,
  { size, note }: Pick<CheckpointRow, 'size' | 'note'>,
): Promise<string> {
  const lines = (await cosignaturesOf(db, [size])).map(({ line }) => line);
  return [note, ...lines].join('');
}
