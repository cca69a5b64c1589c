// What a witness signs, and what it never signs: a tree that is not the one it saw before, grown.
// Any log in the formats of C2SP may ask, not ours alone.

import { parseCheckpoint } from '../format/checkpoint.ts';
import type { VerifierKey } from '../format/key.ts';
import { isSignedBy, parseNote } from '../format/signed-note.ts';
import { parseSubmission } from '../format/submission.ts';
import { isConsistent, type Sized } from '../tree/proof.ts';
import { EMPTY, rootOf } from '../tree/tree.ts';

export type Refusal =
  | 'not-a-submission'
  | 'not-this-log'
  | 'not-signed-by-this-log'
  | 'shorter-than-before'
  | 'not-from-what-was-cosigned'
  | 'another-root'
  | 'not-grown';

export type Considered =
  | { readonly kind: 'sign'; readonly tree: Sized; readonly text: string; readonly note: string }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** @param seen the tree that this witness cosigned last, if any. */
export function considered(
  submitted: string,
  log: VerifierKey,
  seen: Sized | undefined,
): Considered {
  const submission = parseSubmission(submitted);
  const note = submission && parseNote(submission.note);
  const tree = note && parseCheckpoint(note.text);
  if (submission === undefined || note === undefined || tree === undefined)
    return refused('not-a-submission');
  if (tree.origin !== log.name) return refused('not-this-log');
  if (!isSignedBy(note, log)) return refused('not-signed-by-this-log');
  const last = seen ?? { size: 0, root: rootOf(EMPTY) };
  if (tree.size < last.size || submission.old > tree.size) return refused('shorter-than-before');
  if (submission.old !== last.size) return refused('not-from-what-was-cosigned');
  if (tree.size === last.size && tree.root !== last.root) return refused('another-root');
  if (!isConsistent(last, tree, submission.proof)) return refused('not-grown');
  return { kind: 'sign', tree, text: note.text, note: submission.note };
}

function refused(why: Refusal): Considered {
  return { kind: 'refused', why };
}
