// The log as lines for use offline: what verifies it here verifies it anywhere.

import { appendAudit, checkpointsAfter, leavesAfter } from '../../../db/audit.ts';
import { noteText, originOf } from './checkpoint.ts';
import type { LogTools } from './log.flow.ts';

const LEAVES_PER_PAGE = 5_000;
const CHECKPOINTS_PER_PAGE = 500;

export type AuditLine =
  | {
      readonly kind: 'log';
      readonly origin: string;
      /** Ed25519, SubjectPublicKeyInfo in base64. */
      readonly publicKey: string;
    }
  | {
      readonly kind: 'leaf';
      readonly leaf: number;
      readonly event: number;
      /** Of RFC 6962 over `entry`, base64. */
      readonly hash: string;
      /** The bytes that were hashed; absent where the event is gone. */
      readonly entry?: string;
    }
  | { readonly kind: 'checkpoint'; readonly size: number; readonly note: string };

/** Hands over the log in order: each checkpoint follows the leaves it covers. One opening. */
export async function exportAudit(
  tools: LogTools,
  sink: (line: AuditLine) => void | Promise<void>,
  actor = 'program',
): Promise<void> {
  const { keys, pools, clock } = tools;
  const origin = originOf(keys.check);
  const der = keys.signing.publicKey.export({ format: 'der', type: 'spki' });
  await sink({ kind: 'log', origin, publicKey: der.toString('base64') });
  await pools.officer.transact('wl_auditor', async (tx) => {
    appendAudit(tx, [
      { at: clock(), actor, action: 'audit-exported', subject: 'audit', detail: {} },
    ]);
    let size = 0;
    for (;;) {
      const page = await checkpointsAfter(tx.db, size, CHECKPOINTS_PER_PAGE);
      for (const checkpoint of page) {
        for await (const line of leafLines(tx.db, size, checkpoint.size)) await sink(line);
        size = checkpoint.size;
        await sink({ kind: 'checkpoint', size, note: noteText(origin, checkpoint) });
      }
      if (page.length < CHECKPOINTS_PER_PAGE) return;
    }
  });
}

async function* leafLines(
  db: Parameters<typeof leavesAfter>[0],
  from: number,
  to: number,
): AsyncGenerator<AuditLine> {
  for (let next = from; next < to; ) {
    const rows = await leavesAfter(db, next - 1, Math.min(LEAVES_PER_PAGE, to - next));
    for (const { leaf, eventId, hash, entry } of rows) {
      if (leaf >= to) return;
      yield { kind: 'leaf', leaf, event: eventId, hash, ...(entry !== undefined && { entry }) };
    }
    if (rows.length === 0) return;
    next = (rows.at(-1)?.leaf ?? to) + 1;
  }
}
