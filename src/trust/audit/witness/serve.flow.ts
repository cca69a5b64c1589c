// What the log does for its witnesses: hands them the newest checkpoint with a proof from the one
// they cosigned last, and keeps what they sign. All of it is hashes and signatures.

import { checkpointUpTo, lastCheckpoint, stillRead } from '../../../../db/audit-log.ts';
import { activeWitnesses, cosignaturesOf, putCosignature } from '../../../../db/audit-witness.ts';
import { cosignedAt } from '../format/cosignature.ts';
import { parseVkey } from '../format/key.ts';
import { parseNote, parseSignatures, signatureLine } from '../format/signed-note.ts';
import { submissionText } from '../format/submission.ts';
import { cosignedNote } from '../handed-out.flow.ts';
import type { LogTools } from '../log.flow.ts';
import { consistencyProof } from '../proofs.flow.ts';

/** The newest checkpoint with its witnesses' lines; nothing before the first. */
export async function newestNote({ pools }: LogTools): Promise<string | undefined> {
  return pools.officer.transact('wl_auditor', async ({ db }) => {
    const newest = await lastCheckpoint(db);
    return newest && cosignedNote(db, newest);
  });
}

export type Submitted =
  | { readonly kind: 'submission'; readonly text: string }
  | { readonly kind: 'not-cosigned'; readonly newest: number }
  | { readonly kind: 'empty' };

/** @param old a size that some witness cosigned, or 0: nobody else needs to make us hash so much. */
export async function submissionFrom({ pools }: LogTools, old: number): Promise<Submitted> {
  return pools.officer.transact('wl_auditor', async ({ db }) => {
    await stillRead(db);
    const newest = await lastCheckpoint(db);
    if (newest === undefined) return { kind: 'empty' };
    const { size, note } = newest;
    const known = old === 0 ? [] : await cosignaturesOf(db, [old]);
    const earlier = known.length === 0 ? undefined : await checkpointUpTo(db, old);
    if (old !== 0 && earlier?.size !== old) return { kind: 'not-cosigned', newest: size };
    const proof = earlier === undefined ? [] : await consistencyProof(db, earlier, size);
    return { kind: 'submission', text: submissionText({ old, proof, note }) };
  });
}

export type Taken =
  | { readonly kind: 'taken'; readonly witnesses: readonly string[] }
  | { readonly kind: 'no-such-checkpoint' | 'of-no-witness' };

/** Clocks differ by this much at most; who cosigns tomorrow's date has not seen today's log. */
const MAY_DIFFER_MS = 300_000;

/** @param lines signature lines over the checkpoint of this size. */
export async function takeCosignatures(
  { pools, clock }: LogTools,
  size: number,
  lines: string,
): Promise<Taken> {
  return pools.officer.transact('wl_logger', async (tx) => {
    const checkpoint = await checkpointUpTo(tx.db, size);
    if (checkpoint?.size !== size) return { kind: 'no-such-checkpoint' };
    const signatures = parseSignatures(lines) ?? [];
    const note = parseNote(checkpoint.note + signatures.map(signatureLine).join(''));
    const names: string[] = [];
    for (const { name, vkey } of await activeWitnesses(tx.db)) {
      const key = parseVkey(vkey);
      const own = key && signatures.find((one) => one.name === key.name && one.id === key.id);
      const at = key && note && cosignedAt(note, key);
      const isPlausible =
        at !== undefined &&
        at.getTime() <= clock().getTime() + MAY_DIFFER_MS &&
        at.getTime() >= checkpoint.at.getTime() - MAY_DIFFER_MS;
      if (own === undefined || !isPlausible) continue;
      putCosignature(tx, { size, witness: name, line: signatureLine(own), at });
      names.push(name);
    }
    return names.length > 0 ? { kind: 'taken', witnesses: names } : { kind: 'of-no-witness' };
  });
}
