// One record's proof, under the newest checkpoint. Handing it out is an opening of the log.

import { entriesAfter } from '../../../../db/audit.ts';
import { lastCheckpoint, leafOfEvent, stillRead } from '../../../../db/audit-log.ts';
import { tlogProofText } from '../format/tlog-proof.ts';
import { cosignedNote, recordExport } from '../handed-out.flow.ts';
import type { LogTools } from '../log.flow.ts';
import { inclusionProof } from '../proofs.flow.ts';

/** @returns the text of a `.tlog-proof`; nothing for a record that is not in the log, or is gone. */
export async function proveRecord(
  tools: LogTools,
  eventId: number,
  actor = 'program',
): Promise<string | undefined> {
  await recordExport(tools, actor, { eventId });
  return tools.pools.officer.transact('wl_auditor', async ({ db }) => {
    await stillRead(db);
    const newest = await lastCheckpoint(db);
    const [event] = (await entriesAfter(db, { id: eventId - 1, at: 'infinity' }, 1)).rows();
    const leaf = await leafOfEvent(db, eventId);
    if (newest === undefined || leaf === undefined || event?.id !== eventId) return undefined;
    const proof = await inclusionProof(db, leaf, newest.size);
    const note = await cosignedNote(db, newest);
    return tlogProofText({ entry: event.entry, leaf, proof, note });
  });
}
