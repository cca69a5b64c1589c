import { describe, expect, it } from 'vitest';
import { fullestOf, newestTold } from '../../../src/care/review/quarter.ts';

describe('a quarter', () => {
  it.each([
    ['2026-07-01', '2026-09-30', '2026-Q3'],
    ['2026-07-01', '2026-10-01', '2026-Q3'], // not the one day of the next
    ['2026-04-01', '2026-10-01', '2026-Q3'],
    ['2026-04-01', '2026-12-30', '2026-Q3'],
    ['2025-11-20', '2026-03-01', '2026-Q1'],
    ['2026-12-31', '2027-01-01', '2027-Q1'],
    ['2026-10-01', '2026-10-01', '2026-Q4'],
  ])('of the days from %s to %s is the fullest, %s', (first, last, fullest) => {
    expect(fullestOf(first, last)).toBe(fullest);
  });

  it.each([
    ['2026-10-07', '2026-Q2'],
    ['2026-10-08', '2026-Q3'],
    ['2027-01-08', '2026-Q4'],
  ])('is told on %s at the newest: %s', (today, quarter) => {
    expect(newestTold(today)).toBe(quarter);
  });
});
