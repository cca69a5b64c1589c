import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../../src/listening/level.ts';
import {
  type Fact,
  type Ground,
  misfitOf,
  referenceIn,
  type Wish,
} from '../../../src/trust/glass/grounds.ts';

function wish(ground: Ground, facts: readonly Fact[] = [], more: Partial<Wish> = {}): Wish {
  return { ground, facts, why: 'no-time', reference: undefined, delay: undefined, ...more };
}
const open = { isClosed: false } as const;

describe('the narrow case', () => {
  it.each([
    ['L4', wish('imminent')],
    ['L3', wish('intent', ['intent', 'plan'])],
    ['L3', wish('intent', ['intent', 'means'])],
    ['L4', wish('intent', ['intent', 'plan', 'means'])],
    ['L2', wish('others', ['serious', 'near'])],
    ['L0', wish('order', [], { reference: '沪公〔2026〕12号', why: undefined })],
  ] as const)('is met at %s: %#', (level, one) => {
    expect(misfitOf(one, { level, ...open })).toBeUndefined();
  });

  it.each([
    ['L3', wish('imminent'), 'level-too-low'],
    ['L2', wish('intent', ['intent', 'plan', 'means']), 'level-too-low'],
    ['L3', wish('intent', ['intent']), 'facts-missing'],
    ['L3', wish('intent', ['plan', 'means']), 'facts-missing'],
    ['L4', wish('intent'), 'facts-missing'],
    ['L4', wish('others', ['serious']), 'facts-missing'],
    ['L4', wish('others', ['near']), 'facts-missing'],
    ['L4', wish('order'), 'reference-missing'],
    ['L4', wish('imminent', [], { why: undefined }), 'why-missing'],
    ['L4', wish('imminent', [], { delay: { why: 'endangers', hours: 73 } }), 'delay-too-long'],
    ['L4', wish('imminent', [], { delay: { why: 'endangers', hours: 0 } }), 'delay-too-long'],
    ['L4', wish('imminent', [], { delay: { why: 'order', hours: 1 } }), 'delay-too-long'],
    [
      'L4',
      wish('order', [], { reference: 'A-1', delay: { why: 'order', hours: 721 } }),
      'delay-too-long',
    ],
  ] as const)('is not met at %s: %#', (level, one, misfit) => {
    expect(misfitOf(one, { level, ...open })).toBe(misfit);
  });

  it.each(LEVELS)('is over with the case at %s, but for an order', (level) => {
    for (const ground of ['imminent', 'intent', 'others'] as const)
      expect(
        misfitOf(wish(ground, ['intent', 'plan', 'serious', 'near']), { level, isClosed: true }),
      ).toBe('closed');
    const order = wish('order', [], { reference: 'HD-2026/7' });
    expect(misfitOf(order, { level, isClosed: true })).toBeUndefined();
  });
});

describe('an order’s number', () => {
  it.each(['沪公〔2026〕12号', 'HD-2026/7', ' 2026-0071 '])('is %s', (text) => {
    expect(referenceIn(text)).toBe(text.trim());
  });
  it.each(['', 'because I say so', 'no number', 'AB', '1 2 3', 'x'.repeat(41), "1' or '1"])(
    'is not %j',
    (text) => {
      expect(referenceIn(text)).toBeUndefined();
    },
  );
});
