import { describe, expect, it } from 'vitest';
import { isTurn, turnsFrom } from '../../src/checkins/when/turn.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const names = (count: number) => Array.from({ length: count }, (_, n) => `person ${n}`);

describe('a channel that takes so many a second', () => {
  it('is given a second’s worth at once, and the others evenly', () => {
    const turns = turnsFrom(NOW, names(50), { perSecond: 20, now: NOW });
    expect(turns).toHaveLength(30);
    expect(turns[0]).toEqual(['person 20', later(1_000)]);
    expect(turns.at(-1)).toEqual(['person 49', later(2_450)]);
  });

  it('puts whoever comes later behind those in line', () => {
    const turns = turnsFrom(later(5_000), names(2), { perSecond: 4, now: NOW });
    expect(turns).toEqual([
      ['person 0', later(5_000)],
      ['person 1', later(5_250)],
    ]);
  });
});

describe('a turn', () => {
  it.each([
    ['that nobody was given', null, false],
    ['still to come', later(1), false],
    ['that is now', NOW, true],
    ['a moment ago', later(-59_999), true],
    ['missed by an outage', later(-60_000), false],
  ])('%s: %s, taken: %s', (_, at, isTaken) => expect(isTurn(at, NOW)).toBe(isTaken));
});
