// What an officer wishes for, and whether anybody here could be it.

import { describe, expect, it } from 'vitest';
import { ANYONE, keptOff, unmetWishes } from '../../../src/hotline/line/may-take.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const ROUTED = {
  level: 'L1',
  unitId: 'unit',
  locale: 'zh-CN',
  wantedId: undefined,
  queuedAt: NOW,
} as const;
const angerInEnglish = { ...ANYONE, languages: ['en'], topics: ['anger'] } as const;
const me = { ...angerInEnglish, id: 'me', role: 'counselor', talks: 0 } as const;

describe('a case', () => {
  it('waits for no kind of person that there is none of', () => {
    const wished = { ...ROUTED, wishes: ['outside', 'about-alcohol'] } as const;
    const colleagues = [me, { ...angerInEnglish, id: 'other' }];
    expect(keptOff(wished, { ...me, colleagues }, NOW)).toBeUndefined();
    const outside = { ...angerInEnglish, id: 'other', standing: 'outside' } as const;
    expect(keptOff(wished, { ...me, colleagues: [me, outside] }, NOW)).toBe('kept-for-others');
  });

  it('waits for nobody whose account is off', () => {
    const wished = { ...ROUTED, locale: 'en', wishes: ['same-counselor'] } as const;
    const gone = { ...wished, wantedId: 'gone' };
    expect(keptOff(gone, { ...me, colleagues: [me] }, NOW)).toBeUndefined();
  });
});

describe('of all wishes', () => {
  const inUnit = { ...ANYONE, unitId: 'unit', topics: ['anger'] } as const;

  it.each([
    ['nobody at all', undefined, [], 8],
    ['one of the own unit, for anger', undefined, [{ ...inUnit, id: 'a' }], 7],
    ['whom they had', 'a', [{ ...inUnit, id: 'a' }], 6],
    [
      'somebody from outside, for anything',
      undefined,
      [{ ...ANYONE, id: 'a', standing: 'outside' }],
      1,
    ],
  ] as const)('%s leaves unmet what they are not', (_, wantedId, colleagues, unmet) => {
    expect(unmetWishes({ unitId: 'unit', wantedId }, colleagues)).toHaveLength(unmet);
  });
});
