// What the newest day adds: whether mood or sleep has slid, softly or hard. Mood and sleep are
// charted apart; neither a missing answer nor a better day ever raises anything.

import { localDays } from '../../core/moment.ts';
import { chart, type TrendKind } from './chart.ts';
import { type Answered, daysOf, shortSleepDays } from './days.ts';
import { MEASURES, type Measure, type Spreads } from './policy.ts';

export type Signal = {
  readonly measure: Measure;
  readonly kind: TrendKind;
  /** The first answer of the run that led here. */
  readonly since: Date;
  readonly rule: TrendRule;
};

export type TrendRule = `trend-${Measure}-${TrendKind}`;

type Where = { readonly timeZone: string; readonly spreads: Spreads };

/** @returns what slid on the newest day that has an answer, the strongest first. */
export function trendIn(answers: readonly Answered[], where: Where): readonly Signal[] {
  const { timeZone, spreads } = where;
  const dayAt = localDays(timeZone);
  const today = Math.max(...answers.map(({ askedAt }) => dayAt(askedAt)));
  const sleep = daysOf(answers, 'sleep', timeZone);
  const shortSleep = shortSleepDays(sleep);
  const signals = MEASURES.flatMap((measure): Signal[] => {
    const isMood = measure === 'mood';
    const days = isMood ? daysOf(answers, measure, timeZone) : sleep;
    const confirmed = isMood ? shortSleep : undefined;
    const { slides } = chart(days, { measure, pooledSd: spreads[measure], confirmed });
    const last = slides.at(-1);
    if (last?.day !== today) return [];
    const run = answers.filter(({ askedAt }) => dayAt(askedAt) >= last.since);
    const since = new Date(Math.min(...run.map(({ askedAt }) => askedAt.getTime())));
    return [{ measure, kind: last.kind, since, rule: `trend-${measure}-${last.kind}` }];
  });
  return signals.toSorted((one, other) => one.kind.localeCompare(other.kind));
}
