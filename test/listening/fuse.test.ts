import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Classifier, HEADS } from '../../src/listening/classifier/classifier.ts';
import { fuse, raise } from '../../src/listening/fuse.ts';
import { isAtLeast, LEVELS, type Level } from '../../src/listening/level.ts';

const TEXT = 'fed the dog. said something odd. went home';
const LINES = {
  doubt: 0.2,
  ask: 2,
  page: { crisis: 2, page: 2 },
  concern: 2,
  work: 2,
  distress: 2,
};

/** Gives everything the same probability. */
function always(p: number): Classifier {
  const bias = Math.log(p / (1 - p));
  return {
    weights: new Int8Array(0),
    heads: Object.fromEntries(
      HEADS.map((head) => [head, { scale: 0, bias, sharpness: 1 }]),
    ) as Classifier['heads'],
    thresholds: { zh: LINES, en: LINES },
  };
}

function heard(rule: string, level: Level, p: number, without: readonly string[] = []) {
  const hit = { rule, facet: 'some', label: 'crisis', level, start: 13, end: 31 } as const;
  const { level: said, labels } = fuse(TEXT, [hit], always(p), new Set(without));
  return [said, labels];
}

describe('raise', () => {
  it('takes a higher opinion and never a lower one', () => {
    const level = fc.constantFrom(...LEVELS);
    fc.assert(
      fc.property(level, level, (heard, opinion) => {
        const raised = raise(heard, { level: opinion });
        expect(isAtLeast(raised, heard) && isAtLeast(raised, opinion)).toBe(true);
        expect([heard, opinion]).toContain(raised);
      }),
    );
  });
});

describe('a question by one rule', () => {
  it('becomes an offer where the classifier finds the words calm', () => {
    expect(heard('en-some-rule', 'L2', 0.1)).toEqual(['L1', ['distress']]);
  });

  it.each([
    ['where the classifier is less sure', 'en-some-rule', 'L2', 0.3, []],
    ['of the crisis core', 'en-wish-dead', 'L2', 0.1, []],
    ['that rings', 'en-some-rule', 'L3', 0.1, []],
    ['with the classifier switched off', 'en-some-rule', 'L2', 0.1, ['classifier-crisis']],
  ] as const)('stands %s', (_, rule, level, p, without) => {
    expect(heard(rule, level, p, without)).toEqual([level, ['crisis']]);
  });
});
