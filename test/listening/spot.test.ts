import { describe, expect, it } from 'vitest';
import { atomsOf } from '../../src/listening/atoms.ts';
import { foundByAny } from '../../src/listening/found.ts';
import { branchesOf } from '../../src/listening/rules.ts';
import { listed, spot, spotterOf } from '../../src/listening/spot.ts';
import { packed, unpacked } from '../../src/listening/spotter-bytes.ts';
import { RULES } from '../../src/listening/written.ts';

describe('what a pattern needs', () => {
  it.each([
    ['想死', [[['想死']]]],
    ['想(?:去)?死', [[['想死', '想去死']]]],
    ['\\bkill(?:ing)? me', [[['\u0001kill'], [' me']]]],
    ['\\bod\\b', [[['\u0001od\u0001']]]],
    ['[想要]死', [[['想死', '要死']]]],
    ['(?<!不)想.{0,3}死', [[['死'], ['想']]]],
    [
      '(?:打|杀).{0,3}(?:我|自己)',
      [
        [
          ['打', '杀'],
          ['我', '自己'],
        ],
      ],
    ],
    ['a|bc', [[['a']], [['bc']]]],
    ['<who>死', [[['我死', '他死']]]],
    ['\\w{1,3}', [[]]],
  ])('is, for %s, %j', (pattern, needs) => {
    const fragments = new Map([['who', { exact: ['我', '他'], must: [] }]]);
    expect(branchesOf(pattern).map((branch) => atomsOf(branch, fragments))).toEqual(needs);
  });
});

describe('patterns looked for together', () => {
  it.each([
    [
      'aab',
      ['ab', 'a'],
      [
        [0, 1],
        [1, 3],
      ],
    ],
    [
      'abcb',
      ['bc', 'ab', 'b'],
      [
        [0, 2],
        [3, 4],
      ],
    ],
    ['xyz', ['a'], []],
  ])('in %s are found as one pattern with bars finds them', (text, sources, places) => {
    const found = foundByAny(
      text,
      sources.map((source) => new RegExp(source, 'g')),
    );
    expect(found.map(({ start, end }) => [start, end])).toEqual(places);
    for (const { start, end, which } of found)
      expect(text.slice(start, end)).toMatch(new RegExp(`^(?:${sources[which]})$`));
    const joined = [...text.matchAll(new RegExp(sources.join('|'), 'g'))];
    expect(joined.map(({ index, 0: match }) => [index, index + match.length])).toEqual(places);
  });
});

describe('what is spotted by', () => {
  it('is the same from bytes as it was before', () => {
    const { buffer } = new Uint8Array(packed(RULES.spotter));
    expect(unpacked(buffer)).toEqual(RULES.spotter);
  });
});

describe('the patterns that may hold', () => {
  const spotter = spotterOf(
    listed([
      [
        ['want to', '想'],
        ['die', '死'],
      ],
      [['\u0001od\u0001']],
      [['\u0001gun']],
      [],
    ]),
  );

  it.each([
    ['i want to die', [0, 3]],
    ['想死', [0, 3]],
    ['want to', [3]],
    ['body', [3]],
    ['od', [1, 3]],
    ['he od.', [1, 3]],
    ['guns', [2, 3]],
    ['begun', [3]],
    ['', [3]],
  ])('in "%s" are those of which every set has a string: %j', (text, patterns) => {
    expect(spot(text, spotter)).toEqual(patterns);
  });
});
