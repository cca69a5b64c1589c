// Whether two told problems read as one: offered to a desk, never joined without a person.

import { traitsOf } from '../sorter/traits.ts';

const ALIKE_FROM = 0.35;

export function areAlike(one: string, other: string): boolean {
  const [a, b] = [traitsOf(one), traitsOf(other)];
  const common = [...a].reduce((sum, [trait, count]) => sum + count * (b.get(trait) ?? 0), 0);
  const length = lengthOf(a) * lengthOf(b);
  return length > 0 && common / length >= ALIKE_FROM;
}

function lengthOf(traits: ReadonlyMap<number, number>): number {
  return Math.sqrt([...traits.values()].reduce((sum, count) => sum + count * count, 0));
}
