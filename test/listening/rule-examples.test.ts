import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import contextEn from '../../prompts/rules/context.en.json' with { type: 'json' };
import contextZh from '../../prompts/rules/context.zh.json' with { type: 'json' };
import needs from '../../prompts/rules/needs.json' with { type: 'json' };
import { atomsOf } from '../../src/listening/atoms.ts';
import { combinationsIn } from '../../src/listening/combine.ts';
import { foundByAny } from '../../src/listening/found.ts';
import { faultIn } from '../../src/listening/linear.ts';
import { hitsIn } from '../../src/listening/match.ts';
import { normalize } from '../../src/listening/normalize.ts';
import { FILES } from '../../src/listening/rulebook.ts';
import {
  branchesOf,
  type CompiledRule,
  compileRules,
  digestOf,
  expand,
  needsOf,
} from '../../src/listening/rules.ts';
import { COMBINATIONS, WRITTEN } from './rule-files.ts';

const RULES = compileRules(FILES);

const written = WRITTEN.flatMap(({ rules }) => rules);
const yes = written.flatMap(({ id, yes }) => yes.map((words) => [id, words] as const));
const no = written.flatMap(({ id, no }) => no.map((words) => [id, words] as const));

describe('the reviewed rules', () => {
  it.each(yes)('%s holds for: %s', (id, words) => {
    expect(holds(ruleOf(id), words)).toBe(true);
  });

  it.each(no)('%s does not hold for: %s', (id, words) => {
    expect(holds(ruleOf(id), words)).toBe(false);
  });

  it.each(COMBINATIONS.flatMap((each) => each.yes.map((words) => [each.id, words] as const)))(
    '%s holds for: %s',
    (id, words) => {
      expect(combined(words)).toContain(id);
    },
  );

  it.each(COMBINATIONS.flatMap((each) => each.no.map((words) => [each.id, words] as const)))(
    '%s does not hold for: %s',
    (id, words) => {
      expect(combined(words)).not.toContain(id);
    },
  );

  it('have an id each', () => {
    const ids = [...written, ...COMBINATIONS].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('cost no more than the length of the text, however it is made', () => {
    const faults = FILES.flatMap(({ fragments, rules }) =>
      rules.flatMap(({ id, any }) =>
        any.flatMap((pattern) => {
          const fault = faultIn(expand(pattern, fragments));
          return fault === undefined ? [] : [`${id} ${fault}: ${pattern}`];
        }),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('name fragments that are there', () => {
    const missing = FILES.flatMap(({ fragments, rules }) =>
      rules.flatMap(({ any }) =>
        any.flatMap((pattern) =>
          [...pattern.matchAll(/<([a-z]+)>/g)].filter(([, name = '']) => !(name in fragments)),
        ),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('were read for a quick start since they were last edited (needs/run.ts)', () => {
    expect(needs.digest).toBe(digestOf(FILES));
    expect(needs.needs).toEqual(FILES.flatMap(needsOf));
  });

  it('are each tried only on texts that hold what they need', () => {
    expect(RULES.spotter.always).toEqual([]);
  });

  it.each([contextZh, contextEn])('are read in contexts that cost no more either', (context) => {
    const parts = Object.values(context).filter((part) => Array.isArray(part));
    expect(parts.flat().flatMap((part) => faultIn(part) ?? [])).toEqual([]);
  });
});

describe('what a pattern needs', () => {
  it.each([
    ['想死', [['想死']]],
    ['想(?:去)?死', [['想死', '想去死']]],
    ['\\bkill(?:ing)? me', [['kill']]],
    ['[想要]死', [['想死', '要死']]],
    ['(?<!不)想.{0,3}死', [['死']]],
    ['a|bc', [['a'], ['bc']]],
    ['<who>死', [['我死', '他死']]],
    ['\\w{1,3}', [undefined]],
  ])('is, for %s, %j', (pattern, needs) => {
    const fragments = new Map([['who', { exact: ['我', '他'], must: undefined }]]);
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
    const joined = [...text.matchAll(new RegExp(sources.join('|'), 'g'))];
    expect(joined.map(({ index, 0: match }) => [index, index + match.length])).toEqual(places);
  });
});

describe('the strings a text needs', () => {
  it('never hide a rule that would hold', () => {
    const always = RULES.branches.map((_, index) => index);
    const unfiltered = { ...RULES, spotter: { ...RULES.spotter, always } };
    const words = fc.array(fc.constantFrom(...yes, ...no), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(words, fc.nat(6), (said, cut) => {
        const { text } = normalize(said.map(([, each]) => each.slice(cut)).join(' '));
        expect(hitsIn(text, RULES)).toEqual(hitsIn(text, unfiltered));
      }),
    );
  });
});

describe('a pattern', () => {
  it.each(['a+', 'a*b', 'a{2,}', '(?:ab){0,9}', '(ab)', 'a{0,60}', 'a{0,30}b{0,30}c{0,30}'])(
    'is refused as %s',
    (source) => {
      expect(faultIn(source)).toBeTypeOf('string');
    },
  );

  it.each(['a{0,12}b', '(?:a|b)?c', '(?<!a)b(?=c)', '[a+*]b', '(?:\\w{1,9} ){0,2}x'])(
    'is taken as %s',
    (source) => {
      expect(faultIn(source)).toBeUndefined();
    },
  );
});

function ruleOf(id: string): CompiledRule {
  const rule = RULES.rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

function holds(rule: CompiledRule, words: string): boolean {
  const { text } = normalize(words);
  if (rule.facet === 'idiom') {
    const file = FILES.find(({ rules }) => rules.some(({ id }) => id === rule.id));
    return rule.any.some((any) => text.search(new RegExp(expand(any, file?.fragments ?? {}))) >= 0);
  }
  return hitsIn(text, RULES).some(
    (hit) => hit.rule === rule.id && hit.facet === rule.facet && hit.label === rule.effect?.label,
  );
}

function combined(words: string): readonly string[] {
  return combinationsIn(hitsIn(normalize(words).text, RULES), COMBINATIONS).map(({ rule }) => rule);
}
