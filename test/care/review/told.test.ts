import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import taxonomy from '../../../prompts/care/taxonomy.json' with { type: 'json' };
import {
  daysOf,
  isQuarter,
  monthsOf,
  newestTold,
  quartersBefore,
} from '../../../src/care/review/quarter.ts';
import { toldOf, toldProblems, toldTogether } from '../../../src/care/review/told.ts';

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

describe('problems that are told', () => {
  const ITEMS = taxonomy.items.map(({ id }) => id);
  const counts = fc.array(fc.tuple(fc.constantFrom(...ITEMS), fc.nat(30), fc.nat(30)), {
    maxLength: 37,
  });
  const partsOf = (all: readonly (readonly [string, number, number])[]) =>
    [...new Map(all.map((one) => [one[0], one]))].map(([item, [, size, yes]]) => ({
      item,
      size: size + 1,
      yes: Math.min(size + 1, yes),
    }));

  it('are in groups of ten or more, each item in one of them, whatever was told', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const parts = partsOf(all);
        const size = parts.reduce((sum, one) => sum + one.size, 0);
        const told = toldProblems(parts).filter(({ measure }) => measure === 'problems-answered');
        for (const { about, unitId } of told) {
          expect(about).toBeGreaterThanOrEqual(10);
          expect(unitId).toBeUndefined();
        }
        const named = told.flatMap(({ unitIds }) => unitIds);
        expect(new Set(named).size).toBe(named.length);
        expect(named.toSorted()).toEqual(size < 10 ? [] : parts.map(({ item }) => item).toSorted());
      }),
    );
  });

  it('are about seven aspects, each a share of all of them and never none', () => {
    const told = toldProblems([
      { item: 'A1', size: 30, yes: 15 },
      { item: 'A2', size: 4, yes: 4 },
      { item: 'D2', size: 6, yes: 0 },
    ]);
    const about = told.filter(({ measure }) => measure !== 'problems-answered');
    expect(about.map(({ measure, share }) => `${measure} ${share}`)).toEqual([
      'about-A 85',
      'about-B under',
      'about-C under',
      'about-D 15',
      'about-E under',
      'about-F under',
      'about-G under',
    ]);
    // What was told ten times or fewer goes with others: no figure is of A2 or D2 alone.
    const groups = told.flatMap(({ measure, unitIds }) =>
      measure === 'problems-answered' ? [unitIds] : [],
    );
    expect(groups).toEqual([['A1'], ['A2', 'D2']]);
    expect(toldProblems([{ item: 'A1', size: 9, yes: 9 }])).toEqual([]);
  });
});
