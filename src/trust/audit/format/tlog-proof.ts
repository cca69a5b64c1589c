// One record's proof in a file of its own (c2sp.org/tlog-proof): the record, the way from it to the
// root, and the signed checkpoint. Others' tools read it too.

import { isHash, isSize } from './checkpoint.ts';
import { strictBase64 } from './key.ts';

export type TlogProof = {
  readonly entry: string;
  readonly leaf: number;
  readonly proof: readonly string[];
  /** The checkpoint's note. */
  readonly note: string;
};

const TITLE = 'c2sp.org/tlog-proof@v1';

export function isTlogProof(content: string): boolean {
  return content.startsWith(`${TITLE}\n`);
}

export function tlogProofText({ entry, leaf, proof, note }: TlogProof): string {
  const extra = Buffer.from(entry).toString('base64');
  return `${[TITLE, `extra ${extra}`, `index ${leaf}`, ...proof].join('\n')}\n\n${note}`;
}

export function parseTlogProof(content: string): TlogProof | undefined {
  const split = content.indexOf('\n\n');
  const [title, extra = '', index = '', ...proof] = content.slice(0, split).split('\n');
  const leaf = index.replace(/^index /, '');
  const entry = extra.startsWith('extra ') ? strictBase64(extra.slice(6)) : undefined;
  const isWhole = split > 0 && title === TITLE && index.startsWith('index ') && isSize(leaf);
  if (!isWhole || entry === undefined || !proof.every(isHash)) return undefined;
  const note = content.slice(split + 2);
  return { entry: entry.toString('utf8'), leaf: Number(leaf), proof, note };
}
