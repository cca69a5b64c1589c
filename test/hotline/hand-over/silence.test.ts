import { describe, expect, it } from 'vitest';
import { isSilent, looksAgainAt } from '../../../src/hotline/hand-over/silence.ts';
import { LINE } from '../../../src/hotline/line/policy.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const at = (minutes: number) => new Date(NOON + minutes * 60_000);

describe('a counselor who took a talk', () => {
  it.each([
    ['is silent who never wrote', undefined, undefined, 6, true],
    ['has time to begin', undefined, undefined, 5, false],
    ['is silent who leaves an answer waiting', 3, 4, 10, true],
    ['has time to answer', 3, 4, 9, false],
    ['is not silent while the officer is', 3, 2, 99, false],
    ['is not silent where nobody ever wrote to them', 3, undefined, 99, false],
  ] as const)('%s', (_, heard, officer, now, expected) => {
    const officerAt = officer === undefined ? undefined : at(officer);
    const heardAt = heard === undefined ? undefined : at(heard);
    const talk = { level: 'L3', claimedAt: at(0), heardAt, officerAt } as const;
    expect(isSilent(talk, at(now))).toBe(expected);
    expect(looksAgainAt(talk, at(now)) > at(now)).toBe(!expected);
  });

  it('has less time the more urgent it is', () => {
    const { L0, L1, L2, L3, L4 } = LINE.silentMin;
    const times = [L4, L3, L2, L1, L0];
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });
});
