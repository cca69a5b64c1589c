// Counts of a quarter as they are told: through the same groups and the same rounding as every
// figure about people. The station knows its own counts by name; what goes into a meeting does not.

import { type Node, type Part, partBlocks } from '../../trust/figures/blocks.ts';
import { type Shown, shownOf } from '../../trust/figures/shown.ts';
import { ASPECTS } from '../desks.ts';
import { atLeast, type ReviewMeasure } from './sections.ts';

export type Counts = { readonly measure: ReviewMeasure; readonly parts: readonly Part[] };

export type ToldFigure = Shown & {
  readonly measure: ReviewMeasure;
  readonly block: number;
  readonly unitId: string | undefined;
  readonly unitIds: readonly string[];
};

export function toldOf(units: readonly Node[], counts: readonly Counts[]): ToldFigure[] {
  return counts.flatMap(({ measure, parts }) =>
    partBlocks(units, parts, atLeast(measure)).map(({ unitId, members }, block) => ({
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
  if (size < atLeast(measure)) return [];
  return [{ measure, block: 0, unitId: undefined, unitIds: [], ...shownOf(size, yes) }];
}

/** Of one item of the problems that were told: how many, and how many had an answer. */
export type ItemPart = { readonly item: string; readonly size: number; readonly yes: number };

const ITEM_TREE: readonly Node[] = ASPECTS.flatMap(({ id, items }) => [
  { id, parentId: undefined },
  ...items.map((item) => ({ id: item, parentId: id })),
]);

/**
 * Through the same groups: an item told too seldom is told with its aspect, an aspect with others, so
 * that no difference of two figures is about a few. What they were about is told of all of them.
 */
export function toldProblems(items: readonly ItemPart[]): ToldFigure[] {
  const parts = items.map(({ item, ...count }): Part => ({ unitId: item, ...count }));
  const answered = toldOf(ITEM_TREE, [{ measure: 'problems-answered', parts }]);
  const size = sum(parts, 'size');
  return [
    ...answered.map((figure) => ({ ...figure, unitId: undefined })),
    ...ASPECTS.flatMap(({ id, items: within }) =>
      toldTogether(`about-${id}`, size, sumOf(parts, within)),
    ),
  ];
}

function sumOf(parts: readonly Part[], items: readonly string[]): number {
  return sum(
    parts.filter(({ unitId }) => items.includes(unitId)),
    'size',
  );
}

function sum(parts: readonly Part[], what: 'size' | 'yes'): number {
  return parts.reduce((total, part) => total + part[what], 0);
}
