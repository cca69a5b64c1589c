// Which unit is under which.

type Placed = { readonly id: string; readonly parentId: string | null };

/** Whether a unit is another one, or somewhere below it. */
export function isUnder(units: readonly Placed[], id: string, aboveId: string): boolean {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const seen = new Set<string>();
  for (let at: string | null | undefined = id; at && !seen.has(at); at = parents.get(at)) {
    if (at === aboveId) return true;
    seen.add(at);
  }
  return false;
}
