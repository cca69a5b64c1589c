// Makes the proofs that others ask for, from the leaves and what the checkpoints list.

import { type CheckpointRow, leavesAfter } from '../../../db/audit-log.ts';
import type { Db } from '../../../db/client.ts';
import { consistencySpans, inclusionSpans, piecesOf } from './tree/proof.ts';
import { EMPTY, type Frontier, grown, rootOf, type Span, spansOf } from './tree/tree.ts';

const ROWS_PER_PAGE = 5_000;

/** How the log grew from one of its checkpoints to a later one. */
export async function consistencyProof(
  db: Db,
  earlier: Pick<CheckpointRow, 'size' | 'frontier'>,
  size: number,
): Promise<string[]> {
  const listed = new Map(
    spansOf(earlier.size).map(({ from, to }, index) => [`${from}-${to}`, earlier.frontier[index]]),
  );
  const proof: string[] = [];
  for (const span of consistencySpans(earlier.size, size))
    proof.push(listed.get(`${span.from}-${span.to}`) ?? (await spanRoot(db, span)));
  return proof;
}

export async function inclusionProof(db: Db, leaf: number, size: number): Promise<string[]> {
  const proof: string[] = [];
  for (const span of inclusionSpans(leaf, size)) proof.push(await spanRoot(db, span));
  return proof;
}

async function spanRoot(db: Db, span: Span): Promise<string> {
  const roots: string[] = [];
  for (const piece of piecesOf(span)) roots.push(await pieceRoot(db, piece));
  return rootOf({ roots });
}

async function pieceRoot(db: Db, { from, to }: Span): Promise<string> {
  let tree: Frontier = EMPTY;
  for (let next = from; next < to; ) {
    const page = await leavesAfter(db, next - 1, Math.min(ROWS_PER_PAGE, to - next));
    const rows = page.rows();
    if (rows.length === 0) break; // a broken log: the proof will not hold
    tree = grown(
      tree,
      rows.map(({ hash }) => hash),
    );
    next += rows.length;
  }
  return rootOf(tree);
}
