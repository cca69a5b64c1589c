import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clocksMissed,
  isOutsideDue,
  ringsAgainAt,
  rungsToPage,
} from '../../../src/hotline/on-call/climb.ts';
import { RUNGS, type Rung } from '../../../src/hotline/on-call/policy.ts';
import { LEVELS } from '../../../src/listening/level.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const ALL = new Set(RUNGS);

describe('an alert', () => {
  it.each([
    ['L4', 0, 'primary second', false],
    ['L4', 4.9, 'primary second', false],
    ['L4', 5, 'primary second lead', false],
    ['L4', 10, 'primary second lead', true],
    ['L3', 0, 'primary', false],
    ['L3', 5, 'primary second', false],
    ['L3', 15, 'primary second lead', true],
    ['L2', 0, 'primary', false],
    ['L2', 30, 'primary second', false],
    ['L2', 240, 'primary second lead', true],
    ['L1', 59, 'primary', false],
    ['L1', 60, 'primary second', true],
    ['L1', 9_999, 'primary second lead', true],
  ] as const)('at %s after %s min pages %s, lines outside: %s', (level, min, rungs, outside) => {
    expect(rungsToPage(level, min, ALL).join(' ')).toBe(rungs);
    expect(isOutsideDue(level, min)).toBe(outside);
  });

  it.each([['second', 'lead'], ['primary', 'lead'], ['lead']] as const)(
    'steps over rungs with nobody on them, with only %s %s manned',
    (...manned) => {
      expect(rungsToPage('L3', 0, new Set(manned))).toEqual([manned[0]]);
      expect(rungsToPage('L4', 0, new Set(manned))).toEqual(manned.slice(0, 2));
    },
  );

  it('never leaves out whom it asked before, and rings again within the level’s pause', () => {
    const rungs = fc.uniqueArray(fc.constantFrom<Rung>(...RUNGS));
    const minutes = fc.double({ min: 0, max: 3_000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), rungs, minutes, minutes, (level, on, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const manned = new Set(on);
        const before = rungsToPage(level, early, manned);
        expect(rungsToPage(level, late, manned).slice(0, before.length)).toEqual(before);
        expect(before.length > 0).toBe(on.length > 0);
        const now = new Date(NOON.getTime() + late * 60_000);
        const again = ringsAgainAt(level, 9, NOON, now);
        expect(again > now).toBe(true);
        expect(again.getTime() - now.getTime()).toBeLessThanOrEqual(20 * 60_000);
      }),
    );
  });

  it('rings at the very minute at which it climbs', () => {
    const at = (min: number) => new Date(NOON.getTime() + min * 60_000);
    expect(ringsAgainAt('L4', 3, NOON, at(4))).toEqual(at(5));
    expect(ringsAgainAt('L2', 1, NOON, at(25))).toEqual(at(30));
    expect(ringsAgainAt('L4', 9, NOON, at(30))).toEqual(at(32));
  });

  it.each([
    ['L4', 1, false, ''],
    ['L4', 2, false, 'acknowledge'],
    ['L4', 4, true, ''],
    ['L4', 5, true, 'live'],
    ['L3', 20, false, 'acknowledge live'],
  ] as const)('at %s after %s min, seen: %s, has missed: %s', (level, min, isSeen, missed) => {
    expect(clocksMissed(level, min, isSeen).join(' ')).toBe(missed);
  });
});
