import { describe, expect, it } from 'vitest';
import { thanksKey, usualIn } from '../../src/checkins/thanks.ts';

const USUAL = { mood: { mean: 3.6, sd: 0.8 }, sleep: { mean: 7, sd: 1 } };
const SHORT_SLEEPER = { mood: { mean: 3, sd: 0.8 }, sleep: { mean: 5, sd: 1 } };

describe('thanks', () => {
  it.each([
    [{ mood: 5, sleepHours: 8 }, {}, 'check-in-thanks-good'],
    [{ mood: 3, sleepHours: 7 }, {}, 'check-in-thanks-middling'],
    [{}, {}, 'check-in-thanks-middling'],
    [{ mood: 2, sleepHours: 7 }, {}, 'check-in-thanks-low'],
    [{ mood: 1, sleepHours: 4 }, {}, 'check-in-thanks-low-short'],
    [{ mood: 4, sleepHours: 3 }, {}, 'check-in-thanks-short'],
    [{ mood: 5, sleepHours: 7 }, USUAL, 'check-in-thanks-higher'],
    [{ mood: 4, sleepHours: 7 }, USUAL, 'check-in-thanks-good'],
    [{ mood: 4, sleepHours: 6 }, USUAL, 'check-in-thanks-short'],
    [{ mood: 3, sleepHours: 7 }, { mood: { mean: 4.6, sd: 0.6 } }, 'check-in-thanks-lower'],
    [{ mood: 2, sleepHours: 7 }, { mood: { mean: 4.6, sd: 0.6 } }, 'check-in-thanks-low'],
    [{ mood: 3, sleepHours: 4 }, { mood: { mean: 4.6, sd: 0.6 } }, 'check-in-thanks-lower'],
    [{ mood: 3, sleepHours: 5 }, SHORT_SLEEPER, 'check-in-thanks-middling'],
  ] as const)('answer %j, beside the usual %j, with %s', (told, usual, key) => {
    expect(thanksKey(told, usual)).toBe(key);
  });
});

describe('what is usual', () => {
  const now = new Date('2026-03-30T12:00:00Z');
  const person = { timeZone: 'Asia/Shanghai' };
  const daysAgo = (days: number, mood: number, shift: 'usual' | 'night' = 'usual') => ({
    askedAt: new Date(now.getTime() - days * 86_400_000),
    mood,
    sleepHours: undefined,
    shift,
  });
  const days = (count: number) => Array.from({ length: count }, (_, n) => daysAgo(n + 2, 4));
  const usualAt = (answers: Parameters<typeof usualIn>[0], isOnNights = false) =>
    usualIn(answers, { now, person, dialogue: { trend: { isOnNights } } } as never);

  it('is not said before there are two weeks of answers', () => {
    expect(usualAt(days(13))).toEqual({});
    expect(usualAt(days(14)).mood?.mean).toBe(4);
  });

  it('leaves out the answer that is thanked for, and other shifts', () => {
    const before = usualAt(days(20));
    expect(usualAt([daysAgo(0, 1), daysAgo(1, 1, 'night'), ...days(20)])).toEqual(before);
    expect(usualAt(days(20), true)).toEqual({});
  });
});
