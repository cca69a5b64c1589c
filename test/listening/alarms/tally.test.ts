import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../../src/listening/alarms/alarm.ts';
import { isCore, LEDGER } from '../../../src/listening/alarms/policy.ts';
import {
  type Count,
  layerTallies,
  ruleTallies,
  type Switched,
} from '../../../src/listening/alarms/tally.ts';
import { COMBINATIONS, WRITTEN } from '../rule-files.ts';

const RULE = 'zh-bare';

function counts(right: number, wrong: number, more: Partial<Count> = {}): Count[] {
  return [
    { layer: 'rules', rule: RULE, verdict: 'right', alarms: right, ...more },
    { layer: 'rules', rule: RULE, verdict: 'wrong', alarms: wrong, ...more },
  ];
}

const stateOf = (of: readonly Count[], switched: readonly Switched[] = []) =>
  ruleTallies(of, switched)[0]?.state;

describe('a rule of the ledger', () => {
  it('is right of right and wrong; unsure and open count for neither', () => {
    const [tally] = ruleTallies(
      [
        ...counts(6, 2),
        { layer: 'rules', rule: RULE, verdict: 'unsure', alarms: 40 },
        { layer: 'rules', rule: RULE, verdict: undefined, alarms: 3 },
      ],
      [],
    );
    expect(tally).toMatchObject({ alarms: 51, right: 6, wrong: 2, unsure: 40, open: 3 });
    expect(tally?.precision).toBe(0.75);
    expect(tally?.interval).toEqual([0.4093, 0.9285]);
  });

  it('has no precision while nobody has said right or wrong', () => {
    const [tally] = ruleTallies(
      [{ layer: 'rules', rule: RULE, verdict: 'unsure', alarms: 50 }],
      [],
    );
    expect(tally).toMatchObject({ precision: undefined, interval: [0, 1], state: 'on' });
  });

  it.each([
    [0, 19, 'on'],
    [0, 20, 'proposed'],
    [1, 19, 'proposed'],
    [2, 18, 'on'],
    [2, 28, 'proposed'],
    [20, 0, 'on'],
  ])('with %i right and %i wrong is %s', (right, wrong, state) => {
    expect(stateOf(counts(right, wrong))).toBe(state);
  });

  it.each([
    ['zh-wish-dead', 'rules'],
    ['all-in-hand', 'rules'],
    ['classifier-crisis', 'classifier'],
    ['rules-failed', 'rules'],
  ] as const)('of the crisis core (%s) is never proposed, nor off', (rule, layer) => {
    const wrong = counts(0, 500, { rule, layer });
    expect(stateOf(wrong)).toBe('core');
    expect(stateOf(wrong, [{ rule, to: 'off', verdicts: 20 }])).toBe('core');
  });

  it.each(['model', 'self'] as const)('of the layer %s cannot be switched at all', (layer) => {
    expect(stateOf(counts(0, 500, { layer, rule: 'anything' }))).toBe('core');
  });

  it('is asked about again only after as many verdicts more', () => {
    const kept = [{ rule: RULE, to: 'kept', verdicts: 20 } as const];
    expect(stateOf(counts(0, 39), kept)).toBe('on');
    expect(stateOf(counts(0, 40), kept)).toBe('proposed');
    expect(stateOf(counts(0, 40), [{ rule: RULE, to: 'off', verdicts: 20 }])).toBe('off');
    expect(stateOf(counts(0, 21), [{ rule: RULE, to: 'on', verdicts: 20 }])).toBe('on');
  });

  it('counts every alarm once, in whatever order they come', () => {
    const count = fc.record({
      layer: fc.constantFrom('rules' as const, 'score' as const),
      rule: fc.constantFrom('a', 'b', 'zh-wish-dead'),
      verdict: fc.constantFrom(...VERDICTS, undefined),
      alarms: fc.nat({ max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(count, { maxLength: 30 }), (all) => {
        const tallies = ruleTallies(all, []);
        const sum = (of: readonly { readonly alarms: number }[]) =>
          of.reduce((total, { alarms }) => total + alarms, 0);
        expect(sum(tallies)).toBe(sum(all));
        expect(sum(layerTallies(all))).toBe(sum(all));
        for (const { alarms, right, wrong, unsure, open, precision, interval } of tallies) {
          expect(right + wrong + unsure + open).toBe(alarms);
          const [low, high] = interval;
          expect(low).toBeLessThanOrEqual(precision ?? low);
          expect(high).toBeGreaterThanOrEqual(precision ?? high);
        }
        const byName = (of: typeof tallies) =>
          of.toSorted((a, b) => `${a.layer}${a.rule}`.localeCompare(`${b.layer}${b.rule}`));
        expect(byName(ruleTallies(all.toReversed(), []))).toEqual(byName(tallies));
      }),
    );
  });
});

describe('the crisis core', () => {
  const rules = WRITTEN.flatMap((file) => file.rules);
  const known = new Set([...rules, ...COMBINATIONS].map(({ id }) => id));

  it('names rules that there are', () => {
    const others = ['classifier-crisis', 'classifier-page', 'rules-failed', 'assess.v1'];
    expect(LEDGER.core.filter((id) => !known.has(id) && !others.includes(id))).toEqual([]);
    expect(new Set(LEDGER.core).size).toBe(LEDGER.core.length);
  });

  it('holds every rule that rings', () => {
    const ringing = [...rules, ...COMBINATIONS].filter(
      ({ effect }) => effect !== undefined && effect.level >= 'L3',
    );
    expect(ringing.length).toBeGreaterThan(30);
    expect(ringing.map(({ id }) => id).filter((id) => !isCore(id))).toEqual([]);
  });
});
