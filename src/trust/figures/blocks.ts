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

/** Something of a unit that is counted already: how many, and of how many of them it is so. */
export type Part = { readonly unitId: string; readonly size: number; readonly yes: number };

/** @returns none at all when the whole force is fewer than `atLeast`. */
export function blocksOf(
  units: readonly Node[],
  people: readonly Counted[],
  atLeast: number,
): Block[] {
  const groups = grouped(units, people, { atLeast, sizeOf: (some) => some.length });
  return groups.map(({ unitId, members }) => ({ unitId, people: members }));
}

/** The same of what a database has counted by unit. */
export function partBlocks(
  units: readonly Node[],
  parts: readonly Part[],
  atLeast: number,
): Group<Part>[] {
  return grouped(units, parts, { atLeast, sizeOf: sizeOfAll });
}

function sizeOfAll(parts: readonly Part[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

type Group<T> = { readonly unitId: string | undefined; readonly members: readonly T[] };
type Sized<T> = { readonly atLeast: number; readonly sizeOf: (some: readonly T[]) => number };

function grouped<T extends { readonly unitId: string }>(
  units: readonly Node[],
  all: readonly T[],
  { atLeast, sizeOf }: Sized<T>,
): Group<T>[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const ownOf = Map.groupBy(all, ({ unitId }) => (known.has(unitId) ? unitId : undefined));
  const childrenOf = Map.groupBy(units, ({ parentId }) =>
    parentId !== undefined && known.has(parentId) ? parentId : undefined,
  );
  const groups: Group<T>[] = [];

  /** @returns who is too few here, for the parent. */
  function gather(unitId: string | undefined): readonly T[] {
    const below = (childrenOf.get(unitId) ?? []).flatMap(({ id }) => gather(id));
    const here = [...(ownOf.get(unitId) ?? []), ...below];
    if (sizeOf(here) < atLeast) return here;
    groups.push({ unitId, members: here });
    return [];
  }

  const left = gather(undefined);
  if (left.length === 0) return groups;
  // Told alone, they would be told about by difference: the smallest group takes them in.
  const [smallest, ...others] = groups.toSorted((a, b) => sizeOf(a.members) - sizeOf(b.members));
  if (smallest === undefined) return [];
  return [...others, { unitId: undefined, members: [...smallest.members, ...left] }];
}
