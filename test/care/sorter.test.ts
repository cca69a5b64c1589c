import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import stored from '../../prompts/care/sorter.json' with { type: 'json' };
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import { sortProblem } from '../../src/care/sorter/sorter.ts';
import { SORTER } from '../../src/care/sorter/trained.ts';
import { SORTED_IN } from '../../src/care/sorter/traits.ts';
import { problemsIn } from './problems/problems.ts';

const ITEMS = new Set(taxonomy.items.map(({ id }) => id));

describe('the sorter', () => {
  it('was trained on the examples as they are: train it anew when they change', () => {
    const now = createHash('sha256').update(JSON.stringify(SORTED_IN.map(problemsIn)));
    expect(stored.trainedOn).toBe(now.digest('hex'));
  });

  it.each([
    ['昨晚出警又被人打了，对方酒醒了赔个不是就完事', 'A1'],
    ['食堂的饭真没法吃，澡也洗不上热水', 'D8'],
    ['同一张报表一个月报三遍，几个部门各要各的', 'D6'],
    ['The radios die halfway through the shift and half of us have no vest', 'B3'],
    ['I drive two hours each way, any chance of a post nearer home?', 'F5'],
    ['Same refresher course for the third year, always the same people go', 'E3'],
  ])('offers of %s its item among the first three', (words, item) => {
    expect(sortProblem(words, SORTER)).toContain(item);
  });

  it('offers three different items of whatever is written, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const offered = sortProblem(words, SORTER);
        expect(new Set(offered).size).toBe(3);
        expect(offered.every((id) => ITEMS.has(id))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('takes no longer than a moment for the longest message', () => {
    expect(sortProblem('加班 no rest '.repeat(5_000), SORTER)).toContain('A2');
  });
});
