// A month's figures from what each person's month was like. Nobody under `atLeast` is told about,
// and nobody by comparing it with what was told before.

import { LOW_WELL_BEING_MAX } from '../../checkins/scales/shipped.ts';
import type { Counted, Node } from './blocks.ts';
import { MEASURES, type Measure, POLICIES } from './policy.ts';
import { type Shown, shownOf } from './shown.ts';
import { type Earlier, steadyBlocks } from './steady.ts';

/** Means of a month: mood from 1 to 5, sleep in hours; absent when never told. */
export type PersonMonth = {
  readonly personId: string;
  readonly unitId: string;
  /** How many check-ins were answered. */
  readonly answers: number;
  readonly mood: number | undefined;
  readonly sleepHours: number | undefined;
  /** The newest sum of a well-being form, from 0 to 100. */
  readonly wellBeing: number | undefined;
};

export type Figure = Shown & {
  readonly measure: Measure;
  readonly block: number;
  readonly unitId: string | undefined;
  readonly unitIds: readonly string[];
  /** Stays on the officers' side. */
  readonly personIds: readonly string[];
};

const LOW_MOOD = 2;
const SHORT_SLEEP_HOURS = 6; // clinical reference 2, own sleep item

/**
 * @param months in an order drawn by lot
 * @param earlier what was told in the months it is compared with
 */
export function figuresOfMonth(
  units: readonly Node[],
  months: readonly PersonMonth[],
  earlier: Readonly<Record<Measure, readonly Earlier[]>>,
): Figure[] {
  return MEASURES.flatMap((measure) => {
    const people = months.flatMap((month) => countedAs(measure, month) ?? []);
    return steadyBlocks(units, people, earlier[measure], POLICIES[measure]).map((block, n) => ({
      measure,
      block: n,
      unitId: block.unitId,
      unitIds: [...new Set(block.people.map(({ unitId }) => unitId))].toSorted(),
      personIds: block.people.map(({ personId }) => personId),
      ...shownOf(block.people.length, block.people.filter(({ isYes }) => isYes).length),
    }));
  });
}

function countedAs(measure: Measure, month: PersonMonth): Counted | undefined {
  const { personId, unitId, answers, mood, sleepHours, wellBeing } = month;
  switch (measure) {
    case 'low-mood':
      return mood === undefined ? undefined : { personId, unitId, isYes: mood <= LOW_MOOD };
    case 'low-well-being':
      if (wellBeing === undefined) return undefined;
      return { personId, unitId, isYes: wellBeing <= LOW_WELL_BEING_MAX };
    case 'short-sleep':
      if (sleepHours === undefined) return undefined;
      return { personId, unitId, isYes: sleepHours < SHORT_SLEEP_HOURS };
    case 'takes-part':
      return { personId, unitId, isYes: answers > 0 };
  }
}
