import { describe, expect, it } from 'vitest';
import { isWorkday, knownUntil } from '../../../src/checkins/when/day.ts';

describe('a workday', () => {
  it.each([
    ['CN', '2026-10-01', false, 'a holiday on a Thursday'],
    ['CN', '2026-10-10', true, 'a Saturday that is worked instead'],
    ['CN-11', '2026-10-10', true, 'the same in a province'],
    ['CN', '2026-10-17', false, 'an ordinary Saturday'],
    ['CN', '2026-10-16', true, 'an ordinary Friday'],
    ['US', '2026-10-01', true, 'elsewhere'],
    ['US', '2026-10-10', false, 'a Saturday elsewhere'],
    ['CNX', '2026-10-10', false, 'a region that only begins alike'],
    ['CN', '2031-01-03', true, 'a year that is not published: a Friday'],
    ['CN', '2031-01-04', false, 'a year that is not published: a Saturday'],
  ])('in %s, %s: %s (%s)', (region, day, isOne) => {
    expect(isWorkday(day, { region, days: {} })).toBe(isOne);
  });

  it.each([
    ['work', true],
    ['off', false],
    ['none', false],
  ] as const)('is what the unit was told of that day: %s', (kind, isOne) => {
    const days = { '2026-10-01': kind, '2026-10-16': kind };
    expect(isWorkday('2026-10-01', { region: 'CN', days })).toBe(isOne);
    expect(isWorkday('2026-10-16', { region: 'CN', days })).toBe(isOne);
  });

  it('is known as far as the adjusted calendar is published', () => {
    expect(knownUntil('CN')).toMatch(/^20\d\d-12-31$/);
    expect(knownUntil('DE')).toBeUndefined();
  });
});
