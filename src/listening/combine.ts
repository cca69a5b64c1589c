// What several findings mean together: a weapon in the hand is nothing, and "I want to die" is a
// question, but both in one message are an emergency.

import type { Label } from './assessment.ts';
import { isAtLeast, type Level } from './level.ts';
import type { Hit } from './match.ts';

export type Combination = {
  readonly id: string;
  /** Each entry is met by any one of its facets. */
  readonly all: readonly (readonly string[])[];
  readonly effect: { readonly label: Label; readonly level: Level };
};

export function combinationsIn(
  hits: readonly Hit[],
  combinations: readonly Combination[],
): readonly Hit[] {
  if (hits.length < 2) return [];
  return combinations.flatMap(({ id, all, effect }) => {
    const parts = all.map((facets) => hits.find((hit) => meets(hit, facets)));
    const met = parts.filter((part) => part !== undefined);
    if (met.length < all.length) return [];
    const strongest = met.reduce((top, hit) => (isAtLeast(hit.level, top.level) ? hit : top));
    const { start, end } = strongest;
    return [{ start, end, rule: id, facet: 'together', ...effect }];
  });
}

// `crisis` stands for any finding that is one, whatever its facet; but to be at a place is no
// second finding beside being there.
function meets(hit: Hit, facets: readonly string[]): boolean {
  if (facets.includes(hit.facet)) return true;
  return facets.includes('crisis') && hit.label === 'crisis' && hit.facet !== 'place';
}
