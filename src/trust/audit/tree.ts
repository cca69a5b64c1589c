// The Merkle tree of RFC 6962 (and 9162), grown at its right edge. All that is kept of what came
// before are the roots of its complete subtrees, so that a batch costs one hash per leaf.

import { createHash } from 'node:crypto';

export type Frontier = {
  readonly size: number;
  /** Roots of the complete subtrees, largest first: one for each bit set in `size`. */
  readonly roots: readonly Buffer[];
};

export const EMPTY: Frontier = { size: 0, roots: [] };

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export function leafHash(entry: string | Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

export function grown(frontier: Frontier, leaves: readonly Buffer[]): Frontier {
  const roots = [...frontier.roots];
  let size = frontier.size;
  for (const leaf of leaves) {
    let joined = leaf;
    // Each low bit set is a complete subtree as large as the one just made.
    for (let bits = size; bits % 2 === 1; bits = Math.floor(bits / 2))
      joined = nodeHash(roots.pop() ?? joined, joined);
    roots.push(joined);
    size += 1;
  }
  return { size, roots };
}

/** The tree's root: SHA-256 of nothing while it is empty. */
export function rootOf({ roots }: Frontier): Buffer {
  if (roots.length === 0) return createHash('sha256').digest();
  return roots.reduceRight((right, left) => nodeHash(left, right));
}

/** First leaf and end of each complete subtree, largest first. */
export function spansOf(size: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let from = 0;
  for (let bit = 2 ** 52; bit >= 1; bit /= 2) {
    if (Math.floor(size / bit) % 2 === 0) continue;
    spans.push({ from, to: from + bit });
    from += bit;
  }
  return spans;
}
