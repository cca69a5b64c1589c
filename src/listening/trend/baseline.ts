// What is usual for one officer: mean and spread of their own earlier days. A day enters only when
// it lies two weeks of answers back, so that a slide is not taken for the usual it slides from.

import { type ChartRules, TREND } from './policy.ts';

export type Baseline = { readonly mean: number; readonly sd: number };

/**
 * @param known earlier days of the same shift, oldest first
 * @param pooledSd what the spread is drawn to while there are few
 * @param range of the scale
 * @returns undefined while there are too few days to say anything
 */
export function baselineOf(
  known: readonly number[],
  pooledSd: number,
  range: number,
  { daysMin, daysMax, daysApart, sdFloorShare }: ChartRules['baseline'] = TREND.baseline,
): Baseline | undefined {
  if (known.length < daysMin) return undefined;
  const end = Math.max(daysMin, known.length - daysApart);
  const days = known.slice(Math.max(0, end - daysMax), end);
  const mean = days.reduce((sum, value) => sum + value, 0) / days.length;
  const squares = days.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const own = squares / (days.length - 1);
  const weight = Math.min(1, days.length / daysMax);
  const sd = Math.sqrt(weight * own + (1 - weight) * pooledSd ** 2);
  return { mean, sd: Math.max(sd, range * sdFloorShare) };
}
