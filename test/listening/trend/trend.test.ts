import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answered, daysOf, shortSleepDays } from '../../../src/listening/trend/days.ts';
import { REVIEWED_SPREADS } from '../../../src/listening/trend/policy.ts';
import { trendIn } from '../../../src/listening/trend/trend.ts';
import { answersWith, DAY_MS, daysWith, MORNING, ordinary } from './series.ts';

const WHERE = { timeZone: 'UTC', spreads: REVIEWED_SPREADS };
const rulesIn = (answers: readonly Answered[]) => trendIn(answers, WHERE).map(({ rule }) => rule);

const LOW_SLEEP = [6, 7, 8, 7, 6, 8, 7];
const sleeping = (days: number) => Array.from({ length: days }, (_, day) => LOW_SLEEP[day % 7]);

describe('what the newest day adds', () => {
  it('is a slide in mood, told once: on the day that crossed the line', () => {
    const moods = [...ordinary(43), 1, 1, 1];
    expect(rulesIn(answersWith(moods))).toEqual(['trend-mood-hard']);
    expect(rulesIn(answersWith([...moods, 1]))).toEqual([]);
    expect(trendIn(answersWith(moods), WHERE)[0]?.since).toEqual(new Date(MORNING + 43 * DAY_MS));
  });

  it('is a slide in sleep, apart from mood', () => {
    const sleep = [...sleeping(42), 3, 3, 3];
    expect(rulesIn(answersWith(ordinary(45), sleep))).toEqual(['trend-sleep-hard']);
    expect(rulesIn(answersWith([], sleep))).toEqual(['trend-sleep-hard']);
    expect(rulesIn(answersWith([...ordinary(42), 1, 1, 1], sleep))).toEqual([
      'trend-mood-hard',
      'trend-sleep-hard',
    ]);
  });

  it('is nothing when there is no answer at all', () => {
    expect(rulesIn([])).toEqual([]);
    expect(rulesIn(answersWith([undefined, undefined]))).toEqual([]);
  });

  it('counts short sleep as confirming a soft slide in mood', () => {
    const moods = [...ordinary(42), ...ordinary(30, 3)];
    const short = [...sleeping(42), ...Array.from({ length: 30 }, (_, day) => (day % 2 ? 4 : 7))];
    const kinds = (sleep: readonly (number | undefined)[]) =>
      moods.flatMap((_, day) =>
        rulesIn(answersWith(moods.slice(0, day + 1), sleep.slice(0, day + 1))).filter((rule) =>
          rule.startsWith('trend-mood'),
        ),
      );
    expect(kinds(sleeping(72))[0]).toBe('trend-mood-soft');
    expect(kinds(short)[0]).toBe('trend-mood-hard');
  });

  it('is the same in whatever order the answers of a day came', () => {
    const one = fc.record({
      day: fc.integer({ min: 0, max: 40 }),
      hour: fc.integer({ min: 0, max: 23 }),
      mood: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      sleepHours: fc.option(fc.constantFrom(3, 4, 6, 7, 8), { nil: undefined }),
      shift: fc.constantFrom('usual' as const, 'night' as const),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 120 }), fc.infiniteStream(fc.nat()), (made, draw) => {
        const answers = made.map(({ day, hour, ...rest }) => ({
          ...rest,
          askedAt: new Date(MORNING + day * DAY_MS + hour * 3_600_000 - 8 * 3_600_000),
        }));
        const keyed = answers.map((answer) => [draw.next().value ?? 0, answer] as const);
        const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
        expect(trendIn(shuffled, WHERE)).toEqual(trendIn(answers, WHERE));
      }),
    );
  });
});

describe('days', () => {
  const at = (iso: string, mood: number): Answered => ({
    askedAt: new Date(iso),
    mood,
    sleepHours: undefined,
    shift: 'usual',
  });

  it('are the officer’s own: an evening in Shanghai is one day, not two', () => {
    const answers = [at('2026-01-01T15:00:00Z', 2), at('2026-01-01T17:00:00Z', 4)];
    expect(daysOf(answers, 'mood', 'UTC').map(({ value }) => value)).toEqual([3]);
    expect(daysOf(answers, 'mood', 'Asia/Shanghai').map(({ value }) => value)).toEqual([2, 4]);
  });

  it('have one value each, the mean of what was answered, and none where nothing was', () => {
    const answers = [at('2026-01-01T08:00:00Z', 1), at('2026-01-01T20:00:00Z', 4)];
    expect(daysOf(answers, 'mood', 'UTC')).toEqual([{ day: 20_454, value: 2.5, shift: 'usual' }]);
    expect(daysOf(answers, 'sleep', 'UTC')).toEqual([]);
  });

  it('are nights if any answer of theirs was', () => {
    const answers = [at('2026-01-01T08:00:00Z', 1), at('2026-01-01T20:00:00Z', 4)];
    const [first, second] = answers.map((one, n) => ({ ...one, shift: n ? 'night' : 'usual' }));
    const days = daysOf([second, first] as readonly Answered[], 'mood', 'UTC');
    expect(days[0]?.shift).toBe('night');
  });

  it.each([
    ['on three of seven days, from the third on', [7, 4, 7, 4, 7, 3], [5, 6, 7]],
    ['not on two', [4, 7, 7, 3, 7, 7], []],
    ['not on three of eight', [4, 7, 7, 3, 7, 7, 7, 4], []],
    ['not six hours', [6, 6, 6, 6], []],
    ['on two of seven and then a third', [4, 4, undefined, undefined, 4], [4, 5, 6]],
  ])('count as short of sleep %s', (_, hours, flagged) => {
    expect([...shortSleepDays(daysWith(hours))].toSorted((a, b) => a - b)).toEqual(flagged);
  });
});
