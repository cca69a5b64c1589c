// Somebody who reads every release, knows who was counted in each group, and adds and subtracts
// groups to get at a few people.

export type Told = readonly (readonly string[])[];

/** The fewest people, more than none, that any sums of groups of these releases differ by. */
export function smallestDifference(one: Told, other: Told): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const some of unions(one))
    for (const others of unions(other)) {
      const more = [...some].filter((id) => !others.has(id)).length;
      const fewer = [...others].filter((id) => !some.has(id)).length;
      for (const n of [more, fewer]) if (n > 0) smallest = Math.min(smallest, n);
    }
  return smallest;
}

const GROUPS_MAX = 6; // all sums of so many groups: 64

function unions(told: Told): Set<string>[] {
  const groups = told.slice(0, GROUPS_MAX);
  return Array.from({ length: 2 ** groups.length }, (_, mask) => {
    return new Set(groups.flatMap((group, n) => ((mask >> n) & 1 ? group : [])));
  });
}
