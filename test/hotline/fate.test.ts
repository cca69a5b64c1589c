import { describe, expect, it } from 'vitest';
import { type Fate, fateShown, isCutOff } from '../../src/hotline/fate.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('what became of a line', () => {
  it.each([
    ['officer', null, 0, undefined],
    ['counselor', null, 5, 'on-its-way'],
    ['counselor', null, 61, 'late'],
    ['counselor', null, 90_000, undefined],
    ['counselor', 'delivered', 0, 'delivered'],
    ['counselor', 'unreachable', 90_000, 'unreachable'],
    ['counselor', 'refused', 5, 'refused'],
  ] as const)('of %s, %s after %i s is told as %s', (author, fate: Fate | null, age, shown) => {
    expect(fateShown({ author, fate, at: ago(age) }, NOW)).toBe(shown);
  });

  it.each([
    [[], false],
    [['delivered', undefined], false],
    [['delivered', 'unreachable', undefined], true],
    [['unreachable', 'delivered'], false],
    [['refused'], true],
    [['officer', 'unreachable'], true],
    [['unreachable', 'officer'], false],
    [['unreachable', 'officer', 'unreachable'], true],
    [['refused', 'officer'], true],
  ] as const)('by %j cuts the officer off: %s', (lines, isIt) => {
    const said = lines.map((line) =>
      line === 'officer'
        ? ({ author: 'officer', fate: undefined } as const)
        : ({ author: 'counselor', fate: line } as const),
    );
    expect(isCutOff(said)).toBe(isIt);
  });
});
