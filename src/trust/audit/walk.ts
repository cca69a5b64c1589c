// Reads the log from its first leaf and believes nothing: every hash is made again from the event
// itself, and every signed root from the hashes. The first record that does not fit is named.

import type { Hashed } from './event.ts';
import { type Broken, broken } from './finding.ts';
import { EMPTY, type Frontier, grown, rootOf, spansOf } from './tree/tree.ts';

export type Leaf = { readonly leaf: number; readonly eventId: number; readonly hash: string };

export type LeafRow<Event = Hashed> = Leaf & {
  /** Absent where its row is gone. */
  readonly event: Event | undefined;
  /** There is more than one row of this event. */
  readonly isDoubled?: boolean;
  /** A signed note says that the event was dropped when its time was up. */
  readonly isPruned?: boolean;
};

type Placed = { readonly leaf: number; readonly event: number };

/** A record out of order or out of time. Whether it was logged so, the next signed root tells. */
type Odd = Placed & {
  readonly why: 'leaf-moved' | 'event-back-dated' | 'event-post-dated';
};

export type Walk = {
  /** Grown from the hashes as they are stored. */
  readonly stored: Frontier;
  /** Grown from the events as they are: the same, until one does not fit. */
  readonly real: Frontier;
  readonly lastEventId: number;
  readonly highestEventId: number;
  readonly pruned: number;
  readonly misfit: Placed | undefined;
  readonly odd: Odd | undefined;
  /** When the checkpoint before was signed. */
  readonly since: Date | undefined;
};

export const START: Walk = {
  stored: EMPTY,
  real: EMPTY,
  lastEventId: Number.NEGATIVE_INFINITY,
  highestEventId: 0,
  pruned: 0,
  misfit: undefined,
  odd: undefined,
  since: undefined,
};

/** Between being made and being logged: a transaction's time, and clocks that differ. */
const MAY_LAG_MS = 60_000;

/** When an event under a checkpoint may have happened, as text, which sorts like time. */
type Window = { readonly from: string; readonly to: string };

export function windowOf(since: Date | undefined, at: Date): Window {
  const from = since === undefined ? '' : new Date(since.getTime() - MAY_LAG_MS).toISOString();
  return { from, to: new Date(at.getTime() + MAY_LAG_MS).toISOString() };
}

/** One step over the next rows, which stay before the next checkpoint. */
export function walked(walk: Walk, rows: readonly LeafRow[], window: Window): Walk | Broken {
  const stored: string[] = [];
  const real: string[] = [];
  let { lastEventId, highestEventId, pruned, misfit, odd } = walk;
  let leaf = walk.stored.size;
  for (const row of rows) {
    const { event, eventId } = row;
    const missing = missed(row, leaf);
    // What was there first is named first.
    if (missing !== undefined) return misfit ? changed(misfit) : odd ? oddly(odd) : missing;
    let { hash } = row;
    if (event === undefined) pruned += 1;
    else hash = event.hash;
    // That a record was changed says more than that its time, changed or not, is odd.
    if (hash === row.hash) odd ??= oddIn(row, leaf, lastEventId, window);
    else misfit ??= { leaf, event: eventId };
    real.push(hash);
    stored.push(row.hash);
    lastEventId = eventId;
    highestEventId = Math.max(highestEventId, eventId);
    leaf += 1;
  }
  const after = grown(walk.stored, stored);
  return {
    ...walk,
    stored: after,
    real: misfit === undefined ? after : grown(walk.real, real),
    lastEventId,
    highestEventId,
    pruned,
    misfit,
    odd,
  };
}

/** Leaves are numbered without a gap, and each has its one event. */
function missed(row: LeafRow, leaf: number): Broken | undefined {
  const { eventId, event } = row;
  if (row.leaf !== leaf) return broken('leaf-missing', { leaf });
  if (row.isDoubled === true) return broken('event-doubled', { leaf, event: eventId });
  if (event === undefined && row.isPruned !== true)
    return broken('event-missing', { leaf, event: eventId });
  return undefined;
}

/** Within a batch events come by id; what is logged after a checkpoint happened after it. */
function oddIn({ eventId, event }: LeafRow, leaf: number, lastId: number, window: Window) {
  const placed = { leaf, event: eventId };
  if (eventId <= lastId) return { why: 'leaf-moved', ...placed } as const;
  if (event === undefined) return undefined;
  if (event.at < window.from) return { why: 'event-back-dated', ...placed } as const;
  if (event.at > window.to) return { why: 'event-post-dated', ...placed } as const;
  return undefined;
}

export type Claim = {
  readonly size: number;
  readonly root: string;
  readonly at: Date;
  /** Complete subtrees as the checkpoint lists them. */
  readonly frontier: readonly string[];
  readonly isSigned: boolean;
};

/** Compares the walk with the checkpoint it has come to, `from` where the one before it was. */
export function closed(walk: Walk, claim: Claim, from: number): Walk | Broken {
  const { size, root, at } = claim;
  const { misfit, odd, stored, since } = walk;
  if (misfit !== undefined) {
    const isEventRight = rootOf(walk.real) === root;
    return isEventRight ? broken('leaf-changed', misfit) : changed(misfit);
  }
  if (stored.size < size)
    return odd ? oddly(odd) : broken('leaf-missing', firstMissing(stored, claim, from));
  if (!claim.isSigned) return broken('signature-wrong', { size });
  if (rootOf(stored) !== root) {
    const place = firstDiffering(stored.roots, claim, from);
    if (odd === undefined) return broken('root-differs', { ...place, size });
    return broken(odd.why, { leaf: Math.min(place.leaf, odd.leaf), to: odd.leaf, size });
  }
  if (odd !== undefined) return oddly(odd);
  if (stored.roots.join() !== claim.frontier.join()) return broken('checkpoint-changed', { size });
  if (since !== undefined && at.getTime() < since.getTime() - MAY_LAG_MS)
    return broken('checkpoint-back-dated', { size });
  return { ...walk, lastEventId: Number.NEGATIVE_INFINITY, since: at };
}

/** Too few leaves: those before may have moved up, as far as the listed subtrees do not tell. */
function firstMissing(stored: Frontier, claim: Claim, from: number) {
  const own = spansOf(stored.size);
  const isListTrue = rootOf({ roots: claim.frontier }) === claim.root;
  let leaf = from;
  for (const [index, { to }] of spansOf(claim.size).entries()) {
    const isSame = own[index]?.to === to && stored.roots[index] === claim.frontier[index];
    if (!isListTrue || !isSame) break;
    leaf = Math.max(from, to);
  }
  return leaf === stored.size ? { leaf } : { leaf, to: stored.size };
}

/** The leaves that may be wrong: the listed subtrees tell, if they are what was signed. */
function firstDiffering(roots: readonly string[], claim: Claim, from: number) {
  const isTrue = rootOf({ roots: claim.frontier }) === claim.root;
  const differing = roots.findIndex((root, index) => root !== claim.frontier[index]);
  const span = isTrue ? spansOf(claim.size)[differing] : undefined;
  return { leaf: Math.max(from, span?.from ?? from), to: (span?.to ?? claim.size) - 1 };
}

function changed(misfit: Placed): Broken {
  return broken('event-changed', misfit);
}

function oddly({ why, leaf, event }: Odd): Broken {
  return broken(why, { leaf, event });
}
