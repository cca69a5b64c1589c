// Who is left out this time, so that no two releases differ by a handful of people: a figure
// before and after one person came, left, moved or took back their yes would tell about that one.
//
// Between a release and every earlier one, the people counted in the same group in both, only
// before, or only now are none or at least `differsBy`. Any sum or difference of whole groups of
// the two is about such sets. What this does not stop: somebody who knows the answers of all the
// others of a group needs no trick. Against that only noise would help; rounding blurs it.

import { type Block, blocksOf, type Counted, type Node } from './blocks.ts';
import type { Policy } from './policy.ts';

/** A group told about before; `total` counts those erased since as well. */
export type EarlierBlock = { readonly total: number; readonly personIds: readonly string[] };
export type Earlier = readonly EarlierBlock[];

/** @param people in an order drawn by lot: who is first is left out first. */
export function steadyBlocks(
  units: readonly Node[],
  people: readonly Counted[],
  releases: readonly Earlier[],
  policy: Policy,
): Block[] {
  let counted = people;
  for (;;) {
    const blocks = blocksOf(units, counted, policy.atLeast);
    const out = leftOut(blocks, releases, policy.differsBy);
    if (out.size === 0) return blocks;
    counted = counted.filter(({ personId }) => !out.has(personId));
  }
}

function leftOut(
  blocks: readonly Block[],
  releases: readonly Earlier[],
  differsBy: number,
): Set<string> {
  const out = new Set<string>();
  for (const release of releases) {
    const earlierOf = new Map(
      release.flatMap((block) => block.personIds.map((id) => [id, block] as const)),
    );
    const shared = new Map<EarlierBlock, string[][]>(release.map((block) => [block, []]));
    for (const { people } of blocks) {
      const ids = people.map(({ personId }) => personId).filter((id) => !out.has(id));
      for (const [earlier, same] of Map.groupBy(ids, (id) => earlierOf.get(id))) {
        if (same.length < differsBy) for (const id of same) out.add(id);
        else if (earlier !== undefined) shared.get(earlier)?.push(same);
      }
    }
    for (const [{ total }, parts] of shared)
      for (const id of moreToGo(total, parts, differsBy)) out.add(id);
  }
  return out;
}

/** When only a few of an earlier group are gone, others of it go with them. */
function moreToGo(total: number, parts: readonly string[][], differsBy: number): string[] {
  const gone = total - parts.reduce((sum, { length }) => sum + length, 0);
  if (gone === 0 || gone >= differsBy) return [];
  const [largest = []] = parts.toSorted((a, b) => b.length - a.length);
  const more = differsBy - gone;
  return largest.length - more < differsBy ? largest : largest.slice(0, more);
}
