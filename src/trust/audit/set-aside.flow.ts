// A restored log may be shorter than what was signed before: the checkpoints of what is lost, kept in
// the file besides the database, are set aside there, and that there were such goes on record. Nobody
// can cut the log this way in secret: the record names how long it was.

import { rename } from 'node:fs/promises';
import { appendAudit } from '../../../db/audit.ts';
import { lastCheckpoint, prunedNotes } from '../../../db/audit-log.ts';
import type { Tools } from '../../outbox/tools.ts';
import { openCheckpoint } from './checkpoint.ts';
import { keepNote, keptNotes, logKey } from './kept.flow.ts';

type AsideTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'settings'>;

export type Aside = {
  /** How many records came back under a checkpoint, and how many had been signed. */
  readonly records: number;
  readonly signed: number;
  /** Where the notes of what is lost are, if there are any. */
  readonly file: string | undefined;
};

/** Records that a backup was restored, by whom, and what of the log is lost. */
export async function recordRestored(
  tools: AsideTools,
  { actor, madeAt }: { readonly actor: string; readonly madeAt: Date },
): Promise<Aside> {
  const at = tools.clock();
  const aside = await setAside(tools, at);
  const { records, signed } = aside;
  const detail = { made: madeAt.toISOString(), records, signed };
  await tools.pools.station.transact('wl_admin', async (tx) =>
    appendAudit(tx, [{ at, actor, action: 'backup-restored', subject: 'installation', detail }]),
  );
  return aside;
}

async function setAside({ pools, keys, settings }: AsideTools, at: Date): Promise<Aside> {
  const { checkpointFile: path } = settings;
  const key = logKey(keys);
  const { records, dropped } = await pools.officer.transact('wl_auditor', async ({ db }) => ({
    records: (await lastCheckpoint(db))?.size ?? 0,
    dropped: await prunedNotes(db),
  }));
  const notes = await keptNotes(path, key);
  const sizeOf = (note: string) => openCheckpoint(key, note)?.size ?? 0;
  const signed = Math.max(records, ...notes.map(sizeOf));
  if (path === undefined || signed === records) return { records, signed, file: undefined };
  const file = `${path}.before-${at.toISOString().replaceAll(':', '')}`;
  await rename(path, file);
  const stands = (note: string) =>
    dropped.includes(note) || (sizeOf(note) > 0 && sizeOf(note) <= records);
  for (const note of notes.filter(stands)) await keepNote(path, note);
  return { records, signed, file };
}
