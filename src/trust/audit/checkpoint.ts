// Our checkpoints: C2SP notes of three lines, signed twice with the log's one key. Plainly, for
// every tool that reads notes; and as a cosignature/v1, which says when.

import { checkpointText, parseCheckpoint } from './format/checkpoint.ts';
import { cosignedAt, cosignedLine } from './format/cosignature.ts';
import { COSIGNATURE, type SignerKey, typed, type VerifierKey } from './format/key.ts';
import {
  isSignedBy,
  noteContent,
  parseNote,
  signaturesOf,
  signedLine,
} from './format/signed-note.ts';

export type Stated = {
  readonly size: number;
  readonly root: string;
  /** To the second. */
  readonly at: Date;
};

export type Checkpoint = Stated & {
  /** The whole signed note; witnesses may have added lines. */
  readonly note: string;
};

/** @param key of type NOTE; its name is the log's origin. */
export function signedCheckpoint(key: SignerKey, stated: Stated): Checkpoint {
  const at = new Date(Math.floor(stated.at.getTime() / 1_000) * 1_000);
  const text = checkpointText(key.name, stated);
  const lines = [signedLine(key, text), cosignedLine(typed(key, COSIGNATURE), text, at)];
  return { ...stated, at, note: noteContent(text, lines) };
}

/** What the log states in a note; nothing unless all of it is signed. */
export function openCheckpoint(key: VerifierKey, content: string): Checkpoint | undefined {
  const note = parseNote(content);
  const read = note && parseCheckpoint(note.text);
  if (note === undefined || read?.origin !== key.name || !isSignedBy(note, key)) return undefined;
  const timing = typed(key, COSIGNATURE);
  const isTimed = signaturesOf(note, timing).length > 0;
  const at = isTimed ? cosignedAt(note, timing) : firstFormsTime(read.extensions);
  return at && { size: read.size, root: read.root, at, note: content };
}

/** Version 0.1.0 wrote the time as a line of the text, under the plain signature alone. */
function firstFormsTime([line = '']: readonly string[]): Date | undefined {
  const [, text = ''] = /^at (\S+)$/.exec(line) ?? [];
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
