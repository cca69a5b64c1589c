// The Merkle tree of RFC 6962 (and 9162), grown at its right edge. All that is kept of what came
// before are the roots of its complete subtrees, so that a batch costs one hash per leaf.
//
// Hashes are base64 text: that is how they are stored and compared, and Node makes it in a third
// of the time that it takes to make a buffer.

import { hash } from 'node:crypto';

export type Frontier = {
  readonly size: number;
  /** Roots of the complete subtrees, largest first: one for each bit set in `size`. */
  readonly roots: readonly string[];
};

export const EMPTY: Frontier = { size: 0, roots: [] };

const HASH_BYTES = 32;

export function leafHash(entry: string): string {
  return hash('sha256', `\0${entry}`, 'base64');
}

const NODE_BYTES = 1 + 2 * HASH_BYTES;

/** @param node room to work in, for whoever makes many. */
export function nodeHash(left: string, right: string, node = Buffer.allocUnsafe(NODE_BYTES)) {
  node[0] = 1;
  node.write(left, 1, 'base64');
  node.write(right, 1 + HASH_BYTES, 'base64');
  return hash('sha256', node, 'base64');
}

export function grown(frontier: Frontier, leaves: readonly string[]): Frontier {
  const roots = [...frontier.roots];
  const node = Buffer.allocUnsafe(NODE_BYTES);
  let size = frontier.size;
  for (const leaf of leaves) {
    let joined = leaf;
    // Each low bit set is a complete subtree as large as the one just made.
    for (let bits = size; bits % 2 === 1; bits = Math.floor(bits / 2))
      joined = nodeHash(roots.pop() ?? joined, joined, node);
    roots.push(joined);
    size += 1;
  }
  return { size, roots };
}

/** The tree's root: SHA-256 of nothing while it is empty. */
export function rootOf({ roots }: Pick<Frontier, 'roots'>): string {
  if (roots.length === 0) return hash('sha256', '', 'base64');
  return roots.reduceRight((right, left) => nodeHash(left, right));
}

export type Span = {
  readonly from: number;
  /** The first leaf that is not in it. */
  readonly to: number;
};

/** The complete subtrees of a tree of this size, largest first. */
export function spansOf(size: number): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let bit = 2 ** 52; bit >= 1; bit /= 2) {
    if (Math.floor(size / bit) % 2 === 0) continue;
    spans.push({ from, to: from + bit });
    from += bit;
  }
  return spans;
}
