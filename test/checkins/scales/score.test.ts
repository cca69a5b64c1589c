import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Scale } from '../../../src/checkins/scales/scale.ts';
import { levelOf, safetyRule, score } from '../../../src/checkins/scales/score.ts';
import { misfits, readScoring } from '../../../src/checkins/scales/scoring.ts';
import { SCORINGS } from '../../../src/checkins/scales/shipped.ts';
import { form, formOf, GATED, NINE, question, scaleOf, scoringOf } from './forms.ts';

const FOUR = form(
  ['gad-1', 'gad-2', 'phq-2', 'phq-1'].map((code) =>
    question(code, [0, 1, 2, 3], { code: [{ system: 'urn:warmline:item', code }] }),
  ),
);
const FORMS: Readonly<Record<string, object>> = {
  'phq-9': NINE,
  'pc-ptsd-5': GATED,
  'phq-4': FOUR,
};

function formFor(instrument: string): Scale {
  const { items, range } = scoringOf(instrument);
  return scaleOf(FORMS[instrument] ?? formOf(items.length, [range[0], range[1]]));
}

/** Each question of the form answered with this value, in order. */
function answers(scale: Scale, values: readonly number[]): Answers {
  const chosen = scale.items.flatMap(({ linkId, options }, n) => {
    const option = options.find(({ value }) => value === values[n]);
    return option === undefined ? [] : [[linkId, option.code]];
  });
  return Object.fromEntries(chosen);
}

const all = (value: number, count: number) => Array.from({ length: count }, () => value);
const summing = (total: number, count: number, max: number) =>
  Array.from({ length: count }, (_, n) => Math.max(0, Math.min(max, total - n * max)));

describe('the scoring files', () => {
  it.each([
    ['phq-2', 2, 6],
    ['phq-9', 9, 27],
    ['gad-2', 2, 6],
    ['gad-7', 7, 21],
    ['phq-4', 4, 12],
    ['who-5', 5, 100],
    ['k6', 6, 24],
    ['audit-c', 3, 12],
    ['burnout', 1, 5],
  ])('sum %s over %i questions to at most %i', (instrument, count, top) => {
    const scoring = scoringOf(instrument);
    const scale = formFor(instrument);
    expect(scoring.items).toHaveLength(count);
    expect(misfits(scale, scoring)).toEqual([]);
    expect(score(scale, scoring, answers(scale, all(scoring.range[1], count))).total).toBe(top);
  });

  it.each([
    ['phq-2', [1, 1], 'L0', []],
    ['phq-2', [1, 2], 'L1', ['phq-2-positive']],
    ['gad-2', [0, 2], 'L0', []],
    ['gad-2', [0, 3], 'L1', ['gad-2-positive']],
    ['phq-4', [1, 2, 1, 1], 'L1', ['gad-2-positive']],
    ['phq-4', [1, 1, 1, 2], 'L1', ['phq-2-positive']],
    ['phq-4', [1, 1, 1, 1], 'L0', []],
    ['who-5', [3, 3, 3, 2, 2], 'L0', []], // 52
    ['who-5', [3, 3, 3, 3, 0], 'L1', ['who-5-low']], // 48
    ['who-5', [1, 1, 1, 1, 1], 'L1', ['who-5-low', 'who-5-28']], // 20
    ['gad-7', summing(9, 7, 3).toReversed(), 'L0', []],
    ['gad-7', summing(10, 7, 3), 'L1', ['gad-2-positive', 'gad-7-10']],
    ['k6', summing(12, 6, 4), 'L0', ['k6-5']],
    ['k6', summing(13, 6, 4), 'L0', ['k6-5', 'k6-13']],
    ['audit-c', [2, 0, 0], 'L0', []],
    ['audit-c', [2, 1, 0], 'L0', ['audit-c-3']],
    ['burnout', [2], 'L0', []],
    ['burnout', [3], 'L0', ['burnout-3']],
    ['phq-9', [1, 1, 1, 1, 1, 1, 0, 0, 0], 'L0', []],
    ['phq-9', [1, 1, 1, 1, 1, 1, 1, 0, 0], 'L0', ['phq-9-7']],
    ['phq-9', [1, 1, 2, 2, 2, 2, 2, 2, 0], 'L0', ['phq-9-7', 'phq-9-10']], // 14
    ['phq-9', [1, 1, 3, 2, 2, 2, 2, 2, 0], 'L2', ['phq-9-7', 'phq-9-10', 'phq-9-15']],
    ['phq-9', [2, 1, 0, 0, 0, 0, 0, 0, 0], 'L1', ['phq-2-positive']],
    ['pc-ptsd-5', [1, 1, 1, 0, 0, 0], 'L0', []],
    ['pc-ptsd-5', [1, 1, 1, 1, 0, 0], 'L1', ['pc-ptsd-5-3']],
    ['pc-ptsd-5', [1, 1, 1, 1, 1, 0], 'L2', ['pc-ptsd-5-3', 'pc-ptsd-5-4']],
  ] as const)('lead from %s with %j to %s', (instrument, values, level, rules) => {
    const scale = formFor(instrument);
    const { reached } = score(scale, scoringOf(instrument), answers(scale, values));
    expect(reached.map(({ rule }) => rule)).toEqual(rules);
    expect(levelOf(reached)).toBe(level);
  });

  it('count a closed gate as nothing, not as missing', () => {
    const scale = formFor('pc-ptsd-5');
    const scoring = scoringOf('pc-ptsd-5');
    expect(score(scale, scoring, { gate: 'a0' }).total).toBe(0);
    expect(score(scale, scoring, {}).total).toBeUndefined();
  });

  it('hold no wording of a question', () => {
    const texts = [...SCORINGS.values()].flatMap(({ source: _source, ...rest }) =>
      JSON.stringify(rest),
    );
    expect(texts.join().match(/"[^"]* [^"]*"/g)).toBeNull();
  });
});

describe('a score', () => {
  it('is none when an answer is missing, and its parts are counted where they are whole', () => {
    const instruments = [...SCORINGS.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...instruments), fc.nat(), fc.nat(), (instrument, seed, gap) => {
        const scoring = scoringOf(instrument);
        const scale = formFor(instrument);
        const [least, greatest] = scoring.range;
        const values = scale.items.map((_, n) => least + ((seed >> n) % (greatest - least + 1)));
        if (scoring.gate !== undefined) values[0] = 1;
        const whole = answers(scale, values);
        const missing = scale.items[gap % scale.items.length]?.linkId ?? '';
        const { [missing]: _one, ...rest } = whole;
        expect(score(scale, scoring, whole).total).toBeDefined();
        expect(score(scale, scoring, rest).total).toBeUndefined();
      }),
    );
  });

  it('turns reversed questions round, and takes a question beside the others for nothing', () => {
    const read = readScoring({
      instrument: 'made-up',
      source: 'none',
      items: ['a', 'b'],
      besides: 1,
      range: [0, 4],
      reversed: ['b'],
    });
    if (read.kind !== 'read') throw new Error(read.faults.join());
    const scale = scaleOf(formOf(3, [0, 4]));
    expect(score(scale, read.scoring, answers(scale, [1, 4, 4])).total).toBe(1);
    expect(score(scale, read.scoring, answers(scale, [1, 0])).total).toBe(5);
  });

  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], undefined],
    [[3, 3, 3, 3, 3, 3, 3, 3, 0], undefined],
    [[0, 0, 0, 0, 0, 0, 0, 0, 1], 'phq-9-safety'],
    [[9, 9, 9, 9, 9, 9, 9, 9, 1], 'phq-9-safety'], // all else skipped
  ] as const)('heeds the ninth answer whatever the sum: %j', (values, rule) => {
    const scale = formFor('phq-9');
    const last = scale.items[8];
    if (last === undefined) throw new Error('no ninth question');
    expect(safetyRule(scale, scoringOf('phq-9'), last, answers(scale, values))).toBe(rule);
  });
});
