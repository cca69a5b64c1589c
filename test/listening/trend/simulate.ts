// How often the trend's rules would speak up, wrongly and rightly, for officers made up by
// numbers: the table of clinical reference 3 for the numbers in prompts/rules/trend.json.

import { chart } from '../../../src/listening/trend/chart.ts';
import {
  type ChartRules,
  MEASURES,
  type Measure,
  REVIEWED_SPREADS,
  TREND,
} from '../../../src/listening/trend/policy.ts';
import { drawing, type Life, officerDays } from './officers.ts';

export type Sizes = { readonly stable: number; readonly dropped: number };

export type Share = { readonly share: number; readonly medianDay: number | undefined };

export type Row = {
  readonly measure: Measure;
  /** Any alarm, the officer being asked once more, or only those that offer a talk (L1). */
  readonly alarm: 'any' | 'hard';
  /** Of one day with the one before. */
  readonly correlation: number;
  /** Shares of officers whose days did not change. */
  readonly falseWithin30: number;
  readonly falseWithin90: number;
  /** Of officers who sank by 1 or 1.5 of their own spreads, found within 30 days. */
  readonly drop1: Share;
  readonly drop15: Share;
};

const SEED = 20_260_302;
const DAYS = 180;
/** When watching begins: two months of answers lie behind. */
const FROM = 60;
const MISSING = 0.3;
const ALARMS: readonly Row['alarm'][] = ['any', 'hard'];

export function simulated({ stable, dropped }: Sizes, rules: ChartRules = TREND): Row[] {
  return MEASURES.flatMap((measure) =>
    [0.3, 0.5].flatMap((correlation) => {
      const life = { measure, correlation, days: DAYS, missing: MISSING, dropDay: FROM };
      const [same, sunk, sunkMore] = [
        firstAlarms({ ...life, drop: 0 }, stable, rules),
        firstAlarms({ ...life, drop: 1 }, dropped, rules),
        firstAlarms({ ...life, drop: 1.5 }, dropped, rules),
      ];
      return ALARMS.map(
        (alarm): Row => ({
          measure,
          alarm,
          correlation,
          falseWithin30: within(same, alarm, 30).share,
          falseWithin90: within(same, alarm, 90).share,
          drop1: within(sunk, alarm, 30),
          drop15: within(sunkMore, alarm, 30),
        }),
      );
    }),
  );
}

/** Days from the start of watching to an officer's first alarm, if there was one. */
type First = Readonly<Record<Row['alarm'], number | undefined>>;

function firstAlarms(life: Life, officers: number, rules: ChartRules): First[] {
  const { measure } = life;
  const of = { measure, pooledSd: REVIEWED_SPREADS[measure], rules };
  const draw = drawing(SEED);
  return Array.from({ length: officers }, () => {
    const days = officerDays(draw, life);
    const slides = chart(days, of).slides.filter(({ day }) => day >= FROM);
    const hard = slides.find(({ kind }) => kind === 'hard');
    return { any: slides[0] && slides[0].day - FROM, hard: hard && hard.day - FROM };
  });
}

function within(firsts: readonly First[], alarm: Row['alarm'], days: number): Share {
  const found = firsts
    .flatMap((first) => first[alarm] ?? [])
    .filter((day) => day < days)
    .toSorted((a, b) => a - b);
  const share = Math.round((found.length / firsts.length) * 1_000) / 1_000;
  return { share, medianDay: found[found.length >> 1] };
}
