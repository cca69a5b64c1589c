// What a check of the log holds it against: checkpoints kept elsewhere, notes of what was dropped,
// and which witnesses count.

import { prunedNotes } from '../../../db/audit-log.ts';
import { activeWitnesses } from '../../../db/audit-witness.ts';
import type { Db } from '../../../db/client.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { type Broken, broken, isBroken } from './finding.ts';
import { parseVkey, type VerifierKey } from './format/key.ts';
import { allPruned, isPrunedNote, openPruned, type Pruned } from './prune.ts';
import type { Span } from './tree/tree.ts';
import type { Policy } from './witness/policy.ts';

export type Demands = {
  /** Absent: those that the log itself knows, and none of them must have cosigned. */
  readonly policy?: Policy;
  /** Checkpoints that someone kept elsewhere. */
  readonly kept?: readonly Checkpoint[];
};

export type Evidence = {
  /** By their size, the smallest first. */
  readonly checkpoints: Map<number, Checkpoint>;
  readonly pruned: readonly Span[];
  readonly policy: Policy;
};

/** @param notes of the file besides the database. */
export async function evidence(
  db: Db,
  key: VerifierKey,
  notes: readonly string[],
  { policy, kept = [] }: Demands,
): Promise<Evidence | Broken> {
  const dropped = notes.filter(isPrunedNote);
  const months = openMonths(key, [...(await prunedNotes(db)), ...dropped]);
  if (isBroken(months)) return months;
  const checkpoints = new Map(kept.map((one) => [one.size, one]));
  for (const content of notes) {
    if (isPrunedNote(content)) continue;
    const note = openCheckpoint(key, content);
    if (note === undefined) return broken('signature-wrong', {});
    checkpoints.set(note.size, note);
  }
  const witnesses = (await activeWitnesses(db)).flatMap(({ vkey }) => parseVkey(vkey) ?? []);
  const inOrder = [...checkpoints].sort(([one], [other]) => one - other);
  return {
    checkpoints: new Map(inOrder),
    pruned: allPruned(months),
    policy: policy ?? { witnesses, atLeast: 1 },
  };
}

function openMonths(key: VerifierKey, notes: readonly string[]): readonly Pruned[] | Broken {
  const months: Pruned[] = [];
  for (const note of new Set(notes)) {
    const pruned = openPruned(key, note);
    if (pruned === undefined) return broken('prune-wrong', {});
    months.push(pruned);
  }
  return months;
}
