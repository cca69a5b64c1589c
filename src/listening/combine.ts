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
    let strongest: Hit | undefined;
    for (const facets of all) {
      const met = hits.find((hit) => meets(hit, facets));
      if (met === undefined) return [];
      if (strongest === undefined || isAtLeast(met.level, strongest.level)) strongest = met;
    }
    if (strongest === undefined) return [];
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
