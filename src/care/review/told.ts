// Counts of a quarter as they are told: through the same groups and the same rounding as every
// figure about people. The station knows its own counts by name; what goes into a meeting does not.

import { type Node, type Part, partBlocks } from '../../trust/figures/blocks.ts';
import { type Shown, shownOf } from '../../trust/figures/shown.ts';
import { AT_LEAST, type ReviewMeasure } from './sections.ts';

export type Counts = { readonly measure: ReviewMeasure; readonly parts: readonly Part[] };

export type ToldFigure = Shown & {
  readonly measure: ReviewMeasure;
  readonly block: number;
  readonly unitId: string | undefined;
  readonly unitIds: readonly string[];
};

export function toldOf(units: readonly Node[], counts: readonly Counts[]): ToldFigure[] {
  return counts.flatMap(({ measure, parts }) =>
    partBlocks(units, parts, AT_LEAST[measure]).map(({ unitId, members }, block) => ({
      measure,
      block,
      unitId,
      unitIds: [...new Set(members.map((part) => part.unitId))].toSorted(),
      ...shownOf(sum(members, 'size'), sum(members, 'yes')),
    })),
  );
}

/** Of the whole force at once: no unit is named. */
export function toldTogether(measure: ReviewMeasure, size: number, yes: number): ToldFigure[] {
  if (size < AT_LEAST[measure]) return [];
  return [{ measure, block: 0, unitId: undefined, unitIds: [], ...shownOf(size, yes) }];
}

function sum(parts: readonly Part[], what: 'size' | 'yes'): number {
  return parts.reduce((total, part) => total + part[what], 0);
}
