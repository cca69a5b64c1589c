import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRank, type Ranked } from '../../../src/hotline/line/rank.ts';
import { LEVELS, type Level } from '../../../src/listening/level.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');

function waiting(id: string, level: Level, sinceMin: number): Ranked {
  return { id, level, queuedAt: new Date(NOON + sinceMin * 60_000) };
}

function order(...cases: readonly Ranked[]): string {
  return cases
    .toSorted(byRank)
    .map(({ id }) => id)
    .join('');
}

const anyone = fc.record({
  id: fc.uuid(),
  level: fc.constantFrom(...LEVELS),
  queuedAt: fc.integer({ min: 0, max: 4_000 }).map((min) => new Date(NOON + min * 60_000)),
});

describe('the order of the line', () => {
  it.each([
    ['a higher level first', order(waiting('a', 'L1', 0), waiting('b', 'L3', 5)), 'ba'],
    [
      'the longer waiting first at one level',
      order(waiting('a', 'L2', 5), waiting('b', 'L2', 0)),
      'ba',
    ],
    [
      'the same every time when all is equal',
      order(waiting('b', 'L2', 0), waiting('a', 'L2', 0)),
      'ab',
    ],
    [
      'every level in its place',
      order(
        waiting('a', 'L0', 0),
        waiting('b', 'L4', 0),
        waiting('c', 'L2', 0),
        waiting('d', 'L3', 0),
      ),
      'bdca',
    ],
    ['not yet turned by waiting', order(waiting('a', 'L1', 0), waiting('b', 'L2', 239)), 'ba'],
    ['turned by waiting long enough', order(waiting('a', 'L1', 0), waiting('b', 'L2', 241)), 'ab'],
    ['never turned above L2', order(waiting('a', 'L2', 0), waiting('b', 'L3', 99_999)), 'ba'],
    [
      'L4 before L3, however long that waits',
      order(waiting('a', 'L3', 0), waiting('b', 'L4', 99_999)),
      'ba',
    ],
  ])('is %s', (_, got, wanted) => {
    expect(got).toBe(wanted);
  });

  it('is one order, whoever is compared with whom', () => {
    fc.assert(
      fc.property(anyone, anyone, anyone, (a, b, c) => {
        expect(Math.sign(byRank(a, b))).toBe(-Math.sign(byRank(b, a)) || (a.id < b.id ? -1 : 1));
        if (byRank(a, b) < 0 && byRank(b, c) < 0) expect(byRank(a, c)).toBeLessThan(0);
      }),
    );
  });

  it('never lets anyone down for having waited longer', () => {
    fc.assert(
      fc.property(anyone, anyone, fc.nat(5_000), (a, b, minutes) => {
        const longer = { ...a, queuedAt: new Date(a.queuedAt.getTime() - minutes * 60_000) };
        if (byRank(a, b) < 0) expect(byRank(longer, b)).toBeLessThan(0);
      }),
    );
  });
});
