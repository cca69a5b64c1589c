import { describe, expect, it } from 'vitest';
import { monthAfter, monthsBefore, newestDue } from '../../../src/trust/figures/month.ts';
import { shownOf } from '../../../src/trust/figures/shown.ts';

describe('a figure as it is told', () => {
  it.each([
    [20, 0, 20, 'under'],
    [24, 2, 20, 'under'],
    [24, 3, 20, 10],
    [29, 10, 25, 30],
    [29, 29, 25, 'over'],
    [40, 13, 40, 35],
    [400, 121, 400, 30],
  ])('of %i people, %i of whom said so, is about %i and %s', (total, yes, about, share) => {
    expect(shownOf(total, yes)).toEqual({ about, share });
  });

  it('is the same for one person more or less, at most sizes', () => {
    const same = Array.from({ length: 80 }, (_, n) => n + 20).filter(
      (n) => shownOf(n, 8).share === shownOf(n, 9).share,
    );
    expect(same.length).toBeGreaterThan(40);
  });
});

describe('the month that is due', () => {
  it.each([
    ['2026-03-07T23:59:59Z', '2026-01'],
    ['2026-03-08T00:00:00Z', '2026-02'],
    ['2026-01-08T00:00:00Z', '2025-12'],
    ['2026-01-07T00:00:00Z', '2025-11'],
  ])('at %s is %s', (now, month) => {
    expect(newestDue(new Date(now))).toBe(month);
  });

  it('is followed and preceded by its neighbors over the turn of a year', () => {
    expect(monthAfter('2025-12')).toBe('2026-01');
    expect(monthsBefore('2026-01', 12)).toBe('2025-01');
  });
});
