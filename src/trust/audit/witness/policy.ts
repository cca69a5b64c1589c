// Which witnesses count, and how many of them must have cosigned a checkpoint.

import { type Broken, broken } from '../finding.ts';
import { cosignedAt } from '../format/cosignature.ts';
import type { VerifierKey } from '../format/key.ts';
import { parseNote, signaturesOf } from '../format/signed-note.ts';

export type Policy = {
  /** Keys of type COSIGNATURE. */
  readonly witnesses: readonly VerifierKey[];
  readonly atLeast: number;
};

export type Witnessed = {
  readonly size: number;
  readonly by: readonly { readonly name: string; readonly at: Date }[];
};

type Cosigned = {
  readonly size: number;
  /** The whole note, witnesses' lines included. */
  readonly note: string;
};

/** Who of them cosigned it; broken where a line bears a witness's name and is not theirs. */
export function witnessed({ size, note }: Cosigned, { witnesses }: Policy): Witnessed | Broken {
  const parsed = parseNote(note);
  const by: { name: string; at: Date }[] = [];
  for (const key of witnesses) {
    if (parsed === undefined || signaturesOf(parsed, key).length === 0) continue;
    const at = cosignedAt(parsed, key);
    if (at === undefined) return broken('cosignature-wrong', { size });
    by.push({ name: key.name, at });
  }
  return { size, by };
}

export function isMet({ by }: Witnessed, { atLeast }: Policy): boolean {
  return by.length >= Math.max(1, atLeast);
}
