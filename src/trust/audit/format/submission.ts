// What a witness is given (c2sp.org/tlog-witness, add-checkpoint): the size it cosigned last, the
// proof that the log grew from there, and the checkpoint.

import { isHash, isSize } from './checkpoint.ts';

export type Submission = {
  readonly old: number;
  readonly proof: readonly string[];
  /** The checkpoint's note. */
  readonly note: string;
};

const PROOF_LINES_MAX = 63;

export function submissionText({ old, proof, note }: Submission): string {
  return `${[`old ${old}`, ...proof].join('\n')}\n\n${note}`;
}

export function parseSubmission(text: string): Submission | undefined {
  const split = text.indexOf('\n\n');
  const [first = '', ...proof] = text.slice(0, Math.max(0, split)).split('\n');
  const size = first.startsWith('old ') ? first.slice('old '.length) : '';
  if (!isSize(size) || proof.length > PROOF_LINES_MAX || !proof.every(isHash)) return undefined;
  return { old: Number(size), proof, note: text.slice(split + 2) };
}
