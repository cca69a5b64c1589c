// Reads the log from its first leaf and believes nothing: every hash is made again from the event
// itself, and every signed root from the hashes. The first record that does not fit is named.

import { EMPTY, type Frontier, grown, leafHash, rootOf, spansOf } from './tree/tree.ts';

export type LeafRow = {
  readonly leaf: number;
  readonly eventId: number;
  readonly hash: string;
  /** The event in its canonical form; absent where its row is gone. */
  readonly entry: string | undefined;
};

export type Why =
  | 'event-changed'
  | 'event-missing'
  | 'leaf-changed'
  | 'leaf-missing'
  | 'leaf-moved'
  | 'root-differs'
  | 'signature-wrong'
  | 'checkpoint-changed'
  | 'checkpoint-missing'
  | 'cut-short';

export type Broken = {
  readonly kind: 'broken';
  readonly why: Why;
  readonly leaf?: number;
  readonly event?: number;
  /** Of the checkpoint, where that is what is wrong or where it showed. */
  readonly size?: number;
};

export type Walk = {
  /** Grown from the hashes as they are stored. */
  readonly stored: Frontier;
  /** Grown from the events as they are: the same, until one does not fit. */
  readonly real: Frontier;
  readonly lastEventId: number;
  readonly misfit: { readonly leaf: number; readonly event: number } | undefined;
};

export const START: Walk = { stored: EMPTY, real: EMPTY, lastEventId: 0, misfit: undefined };

/** One step over the next rows, which stay before the next checkpoint. */
export function walked(walk: Walk, rows: readonly LeafRow[]): Walk | Broken {
  const stored: string[] = [];
  const real: string[] = [];
  let { lastEventId, misfit } = walk;
  let leaf = walk.stored.size;
  for (const row of rows) {
    const { entry, eventId } = row;
    const wrong = misplaced(row, leaf, lastEventId);
    if (wrong !== undefined || entry === undefined)
      return misfit
        ? changed(misfit)
        : (wrong ?? broken('event-missing', { leaf, event: eventId }));
    const hash = leafHash(entry);
    if (hash !== row.hash) misfit ??= { leaf, event: eventId };
    real.push(hash);
    stored.push(row.hash);
    lastEventId = eventId;
    leaf += 1;
  }
  const after = grown(walk.stored, stored);
  return {
    stored: after,
    real: misfit === undefined ? after : grown(walk.real, real),
    lastEventId,
    misfit,
  };
}

/** Leaves are numbered without a gap, and within a batch events come in the order of their ids. */
function misplaced(row: LeafRow, leaf: number, lastEventId: number): Broken | undefined {
  if (row.leaf !== leaf) return broken('leaf-missing', { leaf });
  if (row.eventId <= lastEventId) return broken('leaf-moved', { leaf, event: row.eventId });
  return undefined;
}

export type Claim = {
  readonly size: number;
  readonly root: string;
  /** Complete subtrees as the checkpoint lists them. */
  readonly frontier: readonly string[];
  readonly isSigned: boolean;
};

/** Compares the walk with the checkpoint it has come to, `from` where the one before it was. */
export function closed(walk: Walk, claim: Claim, from: number): Walk | Broken {
  const { size, root } = claim;
  const { misfit, stored } = walk;
  if (misfit !== undefined) {
    const isEventRight = rootOf(walk.real) === root;
    return isEventRight ? broken('leaf-changed', misfit) : changed(misfit);
  }
  if (stored.size < size) return broken('leaf-missing', { leaf: stored.size });
  if (!claim.isSigned) return broken('signature-wrong', { size });
  if (rootOf(stored) !== root)
    return broken('root-differs', { leaf: firstDiffering(stored.roots, claim, from), size });
  if (stored.roots.join() !== claim.frontier.join()) return broken('checkpoint-changed', { size });
  return { ...walk, lastEventId: 0 };
}

/** The first leaf that may be wrong: the listed subtrees tell, if they are what was signed. */
function firstDiffering(roots: readonly string[], claim: Claim, from: number): number {
  const isTrue = rootOf({ roots: claim.frontier }) === claim.root;
  const differing = roots.findIndex((root, index) => root !== claim.frontier[index]);
  return isTrue ? Math.max(from, spansOf(claim.size)[differing]?.from ?? from) : from;
}

function changed(misfit: { readonly leaf: number; readonly event: number }): Broken {
  return broken('event-changed', misfit);
}

export function broken(why: Why, where: Omit<Broken, 'kind' | 'why'>): Broken {
  return { kind: 'broken', why, ...where };
}
