// Proofs of RFC 6962, 2.1: that a record is in a tree, and that one tree grew from another. Which
// subtrees a proof is made of follows from the sizes alone; their hashes are someone else's to fetch.

import { EMPTY, nodeHash, rootOf, type Span, spansOf } from './tree.ts';

/** The subtrees beside the path from a leaf to the root, lowest first. */
export function inclusionSpans(leaf: number, size: number): Span[] {
  return path(leaf, { from: 0, to: size });
}

function path(leaf: number, tree: Span): Span[] {
  if (tree.to - tree.from === 1) return [];
  const [left, right] = halves(tree);
  return leaf < left.to ? [...path(leaf, left), right] : [...path(leaf, right), left];
}

/** The subtrees that show how a tree of `old` leaves lies in one of `size`; none for an empty one. */
export function consistencySpans(old: number, size: number): Span[] {
  return old === 0 ? [] : growth(old, { from: 0, to: size }, true);
}

function growth(old: number, tree: Span, isOldRoot: boolean): Span[] {
  if (old === tree.to) return isOldRoot ? [] : [tree];
  const [left, right] = halves(tree);
  return old <= left.to
    ? [...growth(old, left, isOldRoot), right]
    : [...growth(old, right, false), left];
}

/** The left one holds the largest power of two that leaves something over. */
function halves({ from, to }: Span): [Span, Span] {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return [
    { from, to: from + half },
    { from: from + half, to },
  ];
}

/** The complete subtrees that a span of the tree is hashed from, largest first. */
export function piecesOf({ from, to }: Span): Span[] {
  return spansOf(to - from).map((piece) => ({ from: from + piece.from, to: from + piece.to }));
}

/** What is proven; hashes are base64. */
export type Inclusion = {
  readonly leaf: number;
  readonly hash: string;
  readonly size: number;
  readonly root: string;
};

export function isIncluded({ leaf, hash, size, root }: Inclusion, proof: readonly string[]) {
  return leaf < size && climbed(leaf, { from: 0, to: size }, hash, proof) === root;
}

function climbed(
  leaf: number,
  tree: Span,
  hash: string,
  proof: readonly string[],
): string | undefined {
  if (tree.to - tree.from === 1) return proof.length === 0 ? hash : undefined;
  const beside = proof.at(-1);
  const [left, right] = halves(tree);
  const isLeft = leaf < left.to;
  const made = climbed(leaf, isLeft ? left : right, hash, proof.slice(0, -1));
  if (made === undefined || beside === undefined) return undefined;
  return isLeft ? nodeHash(made, beside) : nodeHash(beside, made);
}

export type Sized = { readonly size: number; readonly root: string };

/** Whether the later tree begins with the earlier one. Everything grows from an empty tree. */
export function isConsistent(earlier: Sized, later: Sized, proof: readonly string[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === 0) return proof.length === 0 && earlier.root === rootOf(EMPTY);
  const made = grew(earlier, { from: 0, to: later.size }, true, proof);
  return made?.earlier === earlier.root && made.later === later.root;
}

function grew(
  old: Sized,
  tree: Span,
  isOldRoot: boolean,
  proof: readonly string[],
): { readonly earlier: string; readonly later: string } | undefined {
  const last = proof.at(-1);
  if (old.size === tree.to) {
    const made = isOldRoot ? old.root : last;
    if (made === undefined || proof.length !== (isOldRoot ? 0 : 1)) return undefined;
    return { earlier: made, later: made };
  }
  const [left, right] = halves(tree);
  const isInLeft = old.size <= left.to;
  const half = isInLeft ? left : right;
  const made = grew(old, half, isInLeft && isOldRoot, proof.slice(0, -1));
  if (made === undefined || last === undefined) return undefined;
  return isInLeft
    ? { earlier: made.earlier, later: nodeHash(made.later, last) }
    : { earlier: nodeHash(last, made.earlier), later: nodeHash(last, made.later) };
}
