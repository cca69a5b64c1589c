// Which units a review is about: the one that is asked for and all below it.

export type ReviewUnit = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
};

/** A force under one head is told by what is below that. */
export function belowOf(
  units: readonly ReviewUnit[],
  unit: ReviewUnit | undefined,
): readonly ReviewUnit[] {
  if (unit !== undefined) return units.filter(({ parentId }) => parentId === unit.id);
  const heads = units.filter(({ parentId }) => !units.some(({ id }) => id === parentId));
  const [head] = heads;
  return heads.length === 1 ? belowOf(units, head) : heads;
}

/** Absent: everything. */
export type Scope = ReadonlySet<string> | undefined;

export function scopeOf(units: readonly ReviewUnit[], unit: ReviewUnit | undefined): Scope {
  if (unit === undefined) return undefined;
  const scope = new Set([unit.id]);
  for (;;) {
    const more = units.filter(
      ({ id, parentId }) => parentId !== undefined && scope.has(parentId) && !scope.has(id),
    );
    if (more.length === 0) return scope;
    for (const { id } of more) scope.add(id);
  }
}
