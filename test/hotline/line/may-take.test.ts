import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANYONE,
  keptOff,
  type Routed,
  STANDINGS,
  type Taker,
} from '../../../src/hotline/line/may-take.ts';
import { LINE } from '../../../src/hotline/line/policy.ts';
import { ABOUTS, WISHES } from '../../../src/hotline/line/wish.ts';
import { LEVELS } from '../../../src/listening/level.ts';

const NOW = new Date('2026-03-02T12:00:00Z');

function routed(more: Partial<Routed> = {}, waitedMin = 0): Routed {
  return {
    level: 'L1',
    unitId: 'unit',
    locale: 'en',
    wishes: [],
    wantedId: undefined,
    ...more,
    queuedAt: new Date(NOW.getTime() - waitedMin * 60_000),
  };
}

function taker(more: Partial<Taker> = {}): Taker {
  const colleagues = [{ ...ANYONE, id: 'other', standing: 'outside' as const }];
  return { ...ANYONE, id: 'me', role: 'counselor', talks: 0, colleagues, ...more };
}

const RESTS = new Date(NOW.getTime() + 60_000);

describe('a case', () => {
  it.each([
    ['goes to whoever nothing is set for', routed(), taker(), undefined],
    ['goes to a colleague of the unit', routed(), taker({ unitId: 'unit' }), undefined],
    [
      'never goes to who is in charge there',
      routed(),
      taker({ unitId: 'unit', isInCharge: true }),
      'own-unit',
    ],
    [
      'not even at L4',
      routed({ level: 'L4' }, 999),
      taker({ unitId: 'unit', isInCharge: true }),
      'own-unit',
    ],
    [
      'is kept from the unit if they wish so',
      routed({ wishes: ['not-my-unit'] }, 99_999),
      taker({ unitId: 'unit' }),
      'own-unit',
    ],
    [
      'goes to another unit then',
      routed({ wishes: ['not-my-unit'] }),
      taker({ unitId: 'other' }),
      undefined,
    ],
    [
      'waits for the language',
      routed({ locale: 'zh-CN' }),
      taker({ languages: ['en'] }),
      'kept-for-others',
    ],
    [
      'does not wait for it for good',
      routed({ locale: 'zh-CN' }, 240),
      taker({ languages: ['en'] }),
      undefined,
    ],
    [
      'waits less at L4',
      routed({ level: 'L4', locale: 'zh-CN' }, 1),
      taker({ languages: ['en'] }),
      undefined,
    ],
    [
      'waits for who is trained at L3',
      routed({ level: 'L3' }),
      taker({ hasCrisisSkill: false }),
      'kept-for-others',
    ],
    [
      'two minutes at most',
      routed({ level: 'L3' }, 2),
      taker({ hasCrisisSkill: false }),
      undefined,
    ],
    [
      'needs no such training at L2',
      routed({ level: 'L2' }),
      taker({ hasCrisisSkill: false }),
      undefined,
    ],
    ['waits for somebody outside', routed({ wishes: ['outside'] }), taker(), 'kept-for-others'],
    [
      'goes to a retired one at once',
      routed({ wishes: ['outside'] }),
      taker({ standing: 'retired' }),
      undefined,
    ],
    [
      'waits for whom they had',
      routed({ wishes: ['same-counselor'], wantedId: 'other' }),
      taker(),
      'kept-for-others',
    ],
    [
      'goes to whom they had',
      routed({ wishes: ['same-counselor'], wantedId: 'me' }),
      taker(),
      undefined,
    ],
    [
      'waits for nobody where they had none',
      routed({ wishes: ['same-counselor'] }),
      taker(),
      undefined,
    ],
    ['does not go to who has enough', routed(), taker({ talks: LINE.talksMax }), 'full'],
    ['does not go over one’s own cap', routed(), taker({ talks: 1, talksMax: 1 }), 'full'],
    ['breaks the cap at L3', routed({ level: 'L3' }), taker({ talks: LINE.talksMax }), undefined],
    ['within bounds', routed({ level: 'L3' }), taker({ talks: LINE.talksMaxUrgent }), 'full'],
    [
      'about alcohol is kept for who ticked it',
      routed({ wishes: ['about-alcohol'] }, 59),
      taker({ topics: ['anger'] }),
      'kept-for-others',
    ],
    [
      'and goes to anybody in time',
      routed({ wishes: ['about-alcohol'] }, 60),
      taker({ topics: ['anger'] }),
      undefined,
    ],
    [
      'at once to who ticked it',
      routed({ wishes: ['about-alcohol', 'about-nights'] }),
      taker({ topics: ['alcohol'] }),
      undefined,
    ],
    ['at once to who ticked nothing', routed({ wishes: ['about-alcohol'] }), taker(), undefined],
    [
      'and at L3 to anybody at once',
      routed({ level: 'L3', wishes: ['about-alcohol'] }),
      taker({ topics: ['anger'] }),
      undefined,
    ],
    ['leaves who rests alone', routed(), taker({ restsUntil: RESTS }), 'resting'],
    ['but not at L4', routed({ level: 'L4' }), taker({ restsUntil: RESTS }), undefined],
  ] as const)('%s', (_, one, other, why) => {
    expect(keptOff(one, other, NOW)).toBe(why);
  });

  it('is kept for others no longer than the file says, the less the more urgent', () => {
    for (const hold of Object.values(LINE.holdsMin)) {
      expect(hold.L4).toBeLessThanOrEqual(2);
      expect(hold.L3).toBeLessThanOrEqual(5);
    }
    fc.assert(
      fc.property(
        fc.record({
          level: fc.constantFrom(...LEVELS),
          wishes: fc.subarray([...WISHES, ...ABOUTS.map((one) => `about-${one}` as const)]),
          locale: fc.constantFrom('en', 'zh-CN', undefined),
          wantedId: fc.constantFrom('me', 'other', undefined),
        }),
        fc.record({
          standing: fc.constantFrom(...STANDINGS),
          languages: fc.subarray(['en', 'zh-CN'] as const),
          hasCrisisSkill: fc.boolean(),
          topics: fc.subarray([...ABOUTS]),
        }),
        (one, other) => {
          const longest = Math.max(...Object.values(LINE.holdsMin).map((hold) => hold[one.level]));
          expect(keptOff(routed(one, longest), taker(other), NOW)).toBeUndefined();
        },
      ),
    );
  });
});
