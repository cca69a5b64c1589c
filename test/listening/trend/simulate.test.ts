import { expect, it } from 'vitest';
import { simulated } from './simulate.ts';

// The seed is fixed, so that nothing here is a matter of luck; the bounds are what clinical
// reference 3 gives for the two charts, with three standard errors of a sample this small.
const rows = simulated({ stable: 400, dropped: 300 });
const rowOf = (alarm: 'any' | 'hard', correlation: number) => {
  const row = rows.find(
    (one) => one.measure === 'mood' && one.alarm === alarm && one.correlation === correlation,
  );
  if (row === undefined) throw new Error('no such row');
  return row;
};

it('speaks up wrongly about few officers whose days did not change', () => {
  expect(rowOf('hard', 0.3).falseWithin30).toBeLessThan(0.06);
  expect(rowOf('hard', 0.3).falseWithin90).toBeLessThan(0.14);
  expect(rowOf('any', 0.3).falseWithin30).toBeLessThan(0.12);
  expect(rowOf('any', 0.3).falseWithin90).toBeLessThan(0.28);
});

it('finds most of the officers who sank by one and a half of their own spreads', () => {
  expect(rowOf('hard', 0.3).drop15.share).toBeGreaterThan(0.83);
  expect(rowOf('any', 0.3).drop15.share).toBeGreaterThan(0.93);
  expect(rowOf('any', 0.3).drop1.share).toBeGreaterThan(0.68);
  expect(rowOf('hard', 0.3).drop15.medianDay).toBeLessThanOrEqual(14);
});

it('errs more often, and finds no less, when a day takes more after the one before', () => {
  for (const alarm of ['any', 'hard'] as const) {
    expect(rowOf(alarm, 0.5).falseWithin90).toBeGreaterThan(rowOf(alarm, 0.3).falseWithin90);
    expect(rowOf(alarm, 0.5).drop15.share).toBeGreaterThan(0.8);
  }
});

it('makes the same officers of the same seed', () => {
  expect(simulated({ stable: 20, dropped: 10 })).toEqual(simulated({ stable: 20, dropped: 10 }));
});
