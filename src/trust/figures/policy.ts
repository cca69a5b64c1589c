// What may be told about a group, and how exactly (decision 9). One policy for every figure.

/**
 * Figures of a month, as shares of those who said yes to group figures: of all of them, who took
 * part; of those who answered, the others.
 */
export const MEASURES = ['low-mood', 'low-well-being', 'short-sleep', 'takes-part'] as const;
export type Measure = (typeof MEASURES)[number];

export type Policy = {
  /** The fewest people any figure is about. */
  readonly atLeast: number;
  /** The fewest by whom a group may differ from a group told before, if it differs at all. */
  readonly differsBy: number;
  /** Not everywhere is it asked: named only where something of it was told. */
  readonly isOnlyIfTold?: true;
};

const DIFFERS_BY = 5;

export const POLICIES: Readonly<Record<Measure, Policy>> = {
  'low-mood': { atLeast: 20, differsBy: DIFFERS_BY }, // a sensitive yes or no
  'low-well-being': { atLeast: 20, differsBy: DIFFERS_BY, isOnlyIfTold: true },
  'short-sleep': { atLeast: 10, differsBy: DIFFERS_BY },
  'takes-part': { atLeast: 10, differsBy: DIFFERS_BY },
};

/** Days between a month's end and its figures: nobody reads last night off a report. */
export const DELAY_DAYS = 7;

/** Releases that a new one is compared with; who was counted in older ones is forgotten. */
export const RELEASES_COMPARED = 12;
