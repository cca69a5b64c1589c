// How often the trend's rules would speak up, wrongly and rightly, for officers made up by numbers
// with a fixed seed. The baselines are the same officers under the numbers that were not taken.

import { type ChartRules, TREND } from '../../src/listening/trend/policy.ts';
import { type Row, simulated } from '../listening/trend/simulate.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const NOT_TAKEN: Readonly<Record<string, ChartRules>> = {
  'baseline up to the day judged': { ...TREND, baseline: { ...TREND.baseline, daysApart: 0 } },
  'textbook EWMA 0.2 / 2.7': { ...TREND, soft: { lambda: 0.2, limit: 2.7, inARow: 1 } },
  'CUSUM 0.5 / 5': { ...TREND, hard: { slack: 0.5, limit: 5 } },
};

export async function trend({ isQuick, say }: Options): Promise<Measured> {
  const sizes = isQuick ? { stable: 500, dropped: 300 } : { stable: 10_000, dropped: 6_000 };
  say(`${sizes.stable} officers whose days do not change, ${sizes.dropped} who sink, in each row`);
  const table = simulated(sizes);
  for (const row of table) say(lineOf(row));
  const baseline: Record<string, readonly Row[]> = {};
  for (const [name, rules] of Object.entries(NOT_TAKEN)) {
    say(name);
    const rows = simulated(sizes, rules).filter(isLikeTheReference);
    for (const row of rows) say(lineOf(row));
    baseline[name] = rows;
  }
  return { metrics: { sizes, table }, baseline };
}

function isLikeTheReference({ measure, correlation }: Row): boolean {
  return measure === 'mood' && correlation === 0.3;
}

function lineOf({ measure, alarm, correlation, ...row }: Row): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `  ${measure} ${alarm}, correlation ${correlation}:`,
    `false ${percent(row.falseWithin30)} in 30 days, ${percent(row.falseWithin90)} in 90;`,
    `found of 1 SD ${percent(row.drop1.share)}, of 1.5 SD ${percent(row.drop15.share)}`,
    `(median day ${row.drop15.medianDay ?? '–'})`,
  ].join(' ');
}
