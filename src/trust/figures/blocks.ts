// Groups large enough to be told about. Each person is in one of them, so that whatever is added
// up or taken away from what is told is about one or more whole groups: a small unit cannot be
// had as its parent's figure less its neighbor's. What is too few goes up to the parent unit.

export type Node = { readonly id: string; readonly parentId: string | undefined };

export type Counted = {
  readonly personId: string;
  readonly unitId: string;
  readonly isYes: boolean;
};

export type Block = {
  /** The lowest unit that all its people belong under; none when only the whole force is. */
  readonly unitId: string | undefined;
  readonly people: readonly Counted[];
};

/** @returns none at all when the whole force is fewer than `atLeast`. */
export function blocksOf(
  units: readonly Node[],
  people: readonly Counted[],
  atLeast: number,
): Block[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const ownOf = Map.groupBy(people, ({ unitId }) => (known.has(unitId) ? unitId : undefined));
  const childrenOf = Map.groupBy(units, ({ parentId }) =>
    parentId !== undefined && known.has(parentId) ? parentId : undefined,
  );
  const blocks: Block[] = [];

  /** @returns who is too few here, for the parent. */
  function gather(unitId: string | undefined): readonly Counted[] {
    const below = (childrenOf.get(unitId) ?? []).flatMap(({ id }) => gather(id));
    const here = [...(ownOf.get(unitId) ?? []), ...below];
    if (here.length < atLeast) return here;
    blocks.push({ unitId, people: here });
    return [];
  }

  const left = gather(undefined);
  return left.length === 0 ? blocks : withTheSmallest(blocks, left);
}

/** The smallest group takes in who is left: told alone, they would be told about by difference. */
function withTheSmallest(blocks: readonly Block[], left: readonly Counted[]): Block[] {
  const [smallest, ...others] = blocks.toSorted((a, b) => a.people.length - b.people.length);
  if (smallest === undefined) return [];
  return [...others, { unitId: undefined, people: [...smallest.people, ...left] }];
}
