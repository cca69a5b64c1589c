import { describe, expect, it } from 'vitest';
import {
  daysOf,
  isQuarter,
  monthsOf,
  newestTold,
  quartersBefore,
} from '../../../src/care/review/quarter.ts';
import { toldOf, toldTogether } from '../../../src/care/review/told.ts';

describe('a quarter', () => {
  it.each([
    ['2026-01-07', '2025-Q3'],
    ['2026-01-08', '2025-Q4'],
    ['2026-04-07', '2025-Q4'],
    ['2026-04-08', '2026-Q1'],
    ['2026-12-31', '2026-Q3'],
  ])('is the newest that may be told on %s: %s', (today, quarter) => {
    expect(newestTold(today)).toBe(quarter);
  });

  it('has three months, whole days, and others before it', () => {
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect([1, 4, 5].map((n) => quartersBefore('2026-Q1', n))).toEqual([
      '2025-Q4',
      '2025-Q1',
      '2024-Q4',
    ]);
    expect(['2026-Q1', '2026-Q5', '2026Q1', ''].map(isQuarter)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a count that is told', () => {
  const units = [
    { id: 'top', parentId: undefined },
    { id: 'a', parentId: 'top' },
    { id: 'b', parentId: 'top' },
  ];

  it('is of the parent where a unit is too few, and of no unit alone', () => {
    const parts = [
      { unitId: 'top', size: 3, yes: 3 },
      { unitId: 'a', size: 50, yes: 10 },
      { unitId: 'b', size: 9, yes: 0 },
    ];
    expect(toldOf(units, [{ measure: 'met', parts }])).toEqual([
      { measure: 'met', block: 0, unitId: 'a', unitIds: ['a'], about: 50, share: 20 },
      { measure: 'met', block: 1, unitId: 'top', unitIds: ['b', 'top'], about: 10, share: 30 },
    ]);
  });

  it.each([
    [19, 10, []],
    [20, 10, [{ about: 20, share: 50 }]],
    [64, 64, [{ about: 60, share: 'over' }]],
  ] as const)('of %i waits, %i in time, tells %j', (waits, inTime, told) => {
    expect(toldTogether('came-in-time', waits, inTime)).toMatchObject(told);
  });
});
