// What a whole bundle proves, once its last line was read.

import type { Checkpoint } from '../checkpoint.ts';
import { type Broken, broken, isBroken } from '../finding.ts';
import { isConsistent, type Sized } from '../tree/proof.ts';
import { rootOf } from '../tree/tree.ts';
import { isMet, type Policy, type Witnessed, witnessed } from '../witness/policy.ts';
import { type Malformed, malformed, type Reading } from './read.ts';

export type Expected = {
  readonly policy: Policy;
  /** Checkpoints that the reader kept from before. */
  readonly kept: readonly Checkpoint[];
};

export type Proven = {
  readonly kind: 'ok';
  readonly from: number;
  readonly to: number;
  readonly pruned: number;
  /** The newest checkpoint: everything here is under it. */
  readonly newest: Checkpoint;
  /** The newest one that enough witnesses cosigned. */
  readonly witnessed: Witnessed | undefined;
};

export function concluded(
  reading: Reading,
  leaves: number,
  { policy, kept }: Expected,
): Proven | Broken | Malformed {
  const { header, walk, checkpoints } = reading;
  const { from, to } = header;
  const { size } = walk.stored;
  if (size !== to) return broken('leaf-missing', { leaf: size });
  if (leaves !== to - from) return malformed('its end counts other records');
  const newest = checkpoints.toSorted((one, other) => one.size - other.size).at(-1);
  if (newest === undefined || newest.size < to) return broken('checkpoint-missing', { leaf: size });
  const gap = unproven(reading, kept, newest);
  if (gap !== undefined) return gap;
  const seen = newestWitnessed(checkpoints, policy);
  if (seen !== undefined && isBroken(seen)) return seen;
  if (seen === undefined && policy.atLeast > 0)
    return broken('witnesses-missing', { size: newest.size });
  return { kind: 'ok', from, to, pruned: walk.pruned, newest, witnessed: seen };
}

/** All checkpoints, the reader's own too, must lie on one line of growth. */
function unproven(
  { header, start, walk, checkpoints, proofs }: Reading,
  kept: readonly Checkpoint[],
  newest: Checkpoint,
): Broken | undefined {
  const known = new Map<number, Sized>([
    [start.size, start],
    [header.to, { size: header.to, root: rootOf(walk.stored) }],
  ]);
  for (const one of [...checkpoints, ...kept]) {
    const other = known.get(one.size);
    if (other !== undefined && other.root !== one.root)
      return broken('checkpoint-changed', { size: one.size });
    if (one.size > newest.size) return broken('cut-short', { leaf: newest.size, size: one.size });
    known.set(one.size, one);
  }
  const trees = [...known.values()].sort((one, other) => one.size - other.size);
  const shown = new Set([start.size, header.to, ...checkpoints.map(({ size }) => size)]);
  for (const [index, later] of trees.entries()) {
    const earlier = trees[index - 1];
    if (earlier === undefined) continue;
    // Between two of the stretch the records themselves are the proof.
    const isBetween = earlier.size >= header.from && later.size <= header.to;
    if (isBetween && shown.has(earlier.size) && shown.has(later.size)) continue;
    const proof = proofs.find(({ from, to }) => from === earlier.size && to === later.size)?.proof;
    if (proof === undefined) return broken('proof-missing', { size: earlier.size });
    if (!isConsistent(earlier, later, proof)) return broken('not-grown', { size: later.size });
  }
  return undefined;
}

function newestWitnessed(checkpoints: readonly Checkpoint[], policy: Policy) {
  let newest: Witnessed | undefined;
  for (const checkpoint of checkpoints) {
    const seen = witnessed(checkpoint, policy);
    if (isBroken(seen)) return seen;
    if (isMet(seen, policy) && seen.size >= (newest?.size ?? 0)) newest = seen;
  }
  return newest;
}
