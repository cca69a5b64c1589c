// A month of records whose time is up is dropped from the log; its hashes stay. What went is stated
// in a signed note, so that a record that is not there is either named in one or missing.

import type { SignerKey, VerifierKey } from './format/key.ts';
import { isSignedBy, noteContent, parseNote, signedLine } from './format/signed-note.ts';
import type { Span } from './tree/tree.ts';

export type Pruned = {
  /** `2023-11`. */
  readonly month: string;
  readonly leaves: readonly Span[];
  readonly at: Date;
};

const TITLE = 'warmline.audit-pruned/v1'; // no log of ours has this origin
const LINES =
  /^warmline\.audit-pruned\/v1\n(\S+)\nmonth (\d{4}-\d\d)\nleaves ([\d,-]+)\nat (\S+)\n$/;

export function prunedNote(key: SignerKey, { month, leaves, at }: Pruned): string {
  const text = `${TITLE}\n${key.name}\nmonth ${month}\nleaves ${spansText(leaves)}\nat ${at.toISOString()}\n`;
  return noteContent(text, [signedLine(key, text)]);
}

export function isPrunedNote(content: string): boolean {
  return content.startsWith(`${TITLE}\n`);
}

export function openPruned(key: VerifierKey, content: string): Pruned | undefined {
  const note = parseNote(content);
  const [, origin, month = '', spans = '', time = ''] = LINES.exec(note?.text ?? '') ?? [];
  if (note === undefined || origin !== key.name || !isSignedBy(note, key)) return undefined;
  return { month, leaves: spans.split(',').map(spanOf), at: new Date(time) };
}

/** First and last leaf of each run: `0-4999,5001`. */
export function spansText(leaves: readonly Span[]): string {
  return leaves.map(({ from, to }) => (to - from === 1 ? from : `${from}-${to - 1}`)).join();
}

function spanOf(text: string): Span {
  const [from = '', last = from] = text.split('-');
  return { from: Number(from), to: Number(last) + 1 };
}

/** Joined and in order, for looking up one leaf after the other. */
export function allPruned(months: readonly Pruned[]): Span[] {
  const spans = months.flatMap(({ leaves }) => leaves).sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return joined;
}
