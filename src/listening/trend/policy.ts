// The numbers of the trend, as a clinician reviews them, each with its source beside it.

import trend from '../../../prompts/rules/trend.json' with { type: 'json' };

export const MEASURES = ['mood', 'sleep'] as const;
export type Measure = (typeof MEASURES)[number];

/** Nights are compared with nights; all else is the usual. */
export const SHIFTS = ['usual', 'night'] as const;
export type Shift = (typeof SHIFTS)[number];

export const TREND = trend;

/** What a chart goes by. */
export type ChartRules = Pick<typeof TREND, 'baseline' | 'zMax' | 'soft' | 'hard' | 'holdDays'>;

/** How far the days of one person spread, over all who said yes. */
export type Spreads = Readonly<Record<Measure, number>>;

export const REVIEWED_SPREADS: Spreads = {
  mood: trend.measures.mood.pooledSd,
  sleep: trend.measures.sleep.pooledSd,
};
