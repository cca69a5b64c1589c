import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../src/listening/trend/baseline.ts';
import { chart } from '../../../src/listening/trend/chart.ts';
import { TREND } from '../../../src/listening/trend/policy.ts';
import { daysWith, ordinary } from './series.ts';

const POOLED = 0.8;
const MOOD = { measure: 'mood', pooledSd: POOLED } as const;
const slidesIn = (values: readonly (number | undefined)[]) => chart(daysWith(values), MOOD).slides;

const mood = fc.integer({ min: 1, max: 5 });
const answered = fc.option(mood, { nil: undefined });

describe('the chart of a measure', () => {
  it('finds a lasting drop: softly first, then hard', () => {
    const slides = slidesIn([...ordinary(42), ...ordinary(30, 3)]);
    expect(slides.map(({ kind }) => kind).slice(0, 2)).toEqual(['soft', 'hard']);
    expect(slides[0]?.day).toBeGreaterThan(43);
    expect(slides[0]?.day).toBeLessThan(60);
  });

  it('finds a steep drop by the hard alarm alone', () => {
    const [first] = slidesIn([...ordinary(43), 1, 1, 1, 1]);
    expect(first).toEqual({ kind: 'hard', day: 45, since: 43 });
  });

  it('says nothing of a single bad day, nor of two', () => {
    expect(slidesIn([...ordinary(42), 1, ...ordinary(14)])).toEqual([]);
    expect(slidesIn([...ordinary(42), 1, 1, ...ordinary(14)])).toEqual([]);
  });

  it('says nothing before fourteen days have an answer', () => {
    expect(slidesIn([...ordinary(7), 1, 1, 1, 1, 1, 1])).toEqual([]);
    expect(slidesIn([...ordinary(14), 1, 1, 1, 1, 1, 1])).not.toEqual([]);
  });

  it('is silent for fourteen days after a hard alarm, and may speak again then', () => {
    const days = slidesIn([...ordinary(42), ...ordinary(60, 1.5, 0.5)])
      .filter(({ kind }) => kind === 'hard')
      .map(({ day }) => day);
    expect(days.length).toBeGreaterThan(1);
    for (const [index, day] of days.entries())
      if (index > 0) expect(day - (days[index - 1] ?? 0)).toBeGreaterThan(TREND.holdDays);
  });

  it('comes to take a lasting change as usual', () => {
    const slides = slidesIn([...ordinary(42), ...ordinary(200, 3)]);
    expect(slides.filter(({ day }) => day > 42 + 120)).toEqual([]);
  });

  it('goes on with the hard chart while the soft one is held', () => {
    const slides = slidesIn([...ordinary(42), ...ordinary(30, 3)]);
    const [softly, hard] = slides;
    expect((hard?.day ?? 0) - (softly?.day ?? 0)).toBeLessThan(TREND.holdDays);
  });

  it('makes a soft alarm a hard one on a day that something else confirms', () => {
    const days = daysWith([...ordinary(42), ...ordinary(30, 3)]);
    const everyDay = new Set(days.map(({ day }) => day));
    const first = (confirmed: ReadonlySet<number>) => chart(days, { ...MOOD, confirmed }).slides[0];
    expect(first(new Set())?.kind).toBe('soft');
    expect(first(everyDay)).toEqual({ ...first(new Set()), kind: 'hard' });
  });

  it('compares nights with nights', () => {
    // Every fourth day is a night, and nights are worse by half the scale.
    const isNight = (day: number) => day % 4 === 0;
    const values = ordinary(120).map((value, day) => (isNight(day) ? 1.5 + (day % 3) / 4 : value));
    const tagged = daysWith(values, (day) => (isNight(day) ? 'night' : 'usual'));
    expect(chart(tagged, MOOD).slides).toEqual([]);
    // A week of nothing but nights would be a slide if nights were days.
    const week = [...ordinary(60), ...values.filter((_, day) => isNight(day)).slice(0, 10)];
    const told = daysWith(week, (day) => (day >= 60 ? 'night' : 'usual'));
    expect(chart(told, MOOD).slides).toEqual([]);
    expect(slidesIn(week)).not.toEqual([]);
  });
});

describe('whatever the answers', () => {
  it('never speaks up about equal days', () => {
    fc.assert(
      fc.property(mood, fc.integer({ min: 0, max: 120 }), (value, days) => {
        expect(slidesIn(Array.from({ length: days }, () => value))).toEqual([]);
      }),
    );
  });

  it('never speaks up about days that are no worse than the ones before', () => {
    fc.assert(
      fc.property(fc.array(mood, { maxLength: 120 }), (values) => {
        const rising = values.toSorted((a, b) => a - b);
        expect(slidesIn(rising)).toEqual([]);
      }),
    );
  });

  it('never speaks up on a day that is better than the best before it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 80 }), (values) => {
        const days = slidesIn([...values, 5]).map(({ day }) => day);
        expect(days).not.toContain(values.length);
      }),
    );
  });

  it('takes a missing day for nothing at all', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 120 }), (values) => {
        const gone = values.length - values.findLastIndex((value) => value !== undefined) - 1;
        const slides = slidesIn(values);
        // More silence adds nothing; an alarm comes only on a day that has an answer.
        expect(slidesIn([...values, undefined, undefined])).toEqual(slides);
        for (const { day } of slides) expect(values[day]).toBeDefined();
        expect(slides.every(({ day }) => day < values.length - gone)).toBe(true);
      }),
    );
  });

  it('finds the same first slide however the same answers are spread over days', () => {
    const gaps = fc.array(fc.tuple(mood, fc.integer({ min: 1, max: 5 })), { maxLength: 90 });
    fc.assert(
      fc.property(gaps, (spaced) => {
        let day = 0;
        const days = spaced.map(([value, gap]) => {
          day += gap;
          return { day, value, shift: 'usual' as const };
        });
        const first = chart(days, MOOD).slides[0];
        const [close] = slidesIn(spaced.map(([value]) => value));
        expect(days.findIndex((one) => one.day === first?.day)).toBe(close?.day ?? -1);
        expect(first?.kind).toBe(close?.kind);
      }),
    );
  });

  it('stays within bounds', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 200 }), (values) => {
        const { ewma, cusum, slides } = chart(daysWith(values), MOOD);
        expect(Math.abs(ewma)).toBeLessThanOrEqual(TREND.zMax);
        expect(cusum).toBeGreaterThanOrEqual(0);
        expect(cusum).toBeLessThanOrEqual(TREND.hard.limit);
        expect(slides.length).toBeLessThanOrEqual(2 * Math.ceil(values.length / TREND.holdDays));
        for (const { day, since } of slides) expect(since).toBeLessThanOrEqual(day);
      }),
    );
  });
});

describe('the baseline', () => {
  const { daysMin, daysMax, daysApart } = TREND.baseline;

  it('is absent before fourteen days', () => {
    expect(baselineOf(ordinary(daysMin - 1), POOLED, 4)).toBeUndefined();
    expect(baselineOf(ordinary(daysMin), POOLED, 4)?.mean).toBeCloseTo(4);
  });

  it('draws a spread of few days to the pooled one, and no longer from 28 days on', () => {
    const flat = (days: number, pooled: number) =>
      baselineOf(
        Array.from({ length: days }, (_, day) => 3 + (day % 2)),
        pooled,
        4,
      )?.sd ?? 0;
    expect(flat(daysMin, 1.6)).toBeGreaterThan(flat(daysMin + daysApart + 10, 1.6));
    expect(flat(daysMax + daysApart, 1.6)).toBe(flat(daysMax + daysApart, 0.1));
  });

  it('never falls below 8 % of the range, however alike the days', () => {
    expect(
      baselineOf(
        Array.from({ length: 60 }, () => 3),
        POOLED,
        4,
      )?.sd,
    ).toBeCloseTo(0.32);
  });

  it('leaves out the days right before', () => {
    const before = baselineOf([...ordinary(28), ...ordinary(14, 1, 0)], POOLED, 4);
    expect(before).toEqual(baselineOf([...ordinary(28), ...ordinary(14, 5, 0)], POOLED, 4));
  });
});
