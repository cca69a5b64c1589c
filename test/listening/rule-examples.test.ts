import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import combine from '../../prompts/rules/combine.json' with { type: 'json' };
import crisisEn from '../../prompts/rules/crisis.en.json' with { type: 'json' };
import crisisZh from '../../prompts/rules/crisis.zh.json' with { type: 'json' };
import marksEn from '../../prompts/rules/marks.en.json' with { type: 'json' };
import marksZh from '../../prompts/rules/marks.zh.json' with { type: 'json' };
import strainEn from '../../prompts/rules/strain.en.json' with { type: 'json' };
import strainZh from '../../prompts/rules/strain.zh.json' with { type: 'json' };
import { combinationsIn, readCombinations } from '../../src/listening/combine.ts';
import { faultIn } from '../../src/listening/linear.ts';
import { hitsIn } from '../../src/listening/match.ts';
import { normalize } from '../../src/listening/normalize.ts';
import { type CompiledRule, compileRules } from '../../src/listening/rules.ts';

const FILES = [marksZh, marksEn, crisisZh, crisisEn, strainZh, strainEn];
const RULES = compileRules(FILES);
const COMBINATIONS = readCombinations(combine);

const yes = RULES.flatMap((rule) => rule.yes.map((words) => [rule.id, words, rule] as const));
const no = RULES.flatMap((rule) => rule.no.map((words) => [rule.id, words, rule] as const));

describe('the reviewed rules', () => {
  it.each(yes)('%s holds for: %s', (_, words, rule) => {
    expect(holds(rule, words)).toBe(true);
  });

  it.each(no)('%s does not hold for: %s', (_, words, rule) => {
    expect(holds(rule, words)).toBe(false);
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

  it('name a source each', () => {
    const sources = RULES.map(({ source }) => z.string().min(8).safeParse(source).success);
    expect(sources).not.toContain(false);
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

function holds(rule: CompiledRule, words: string): boolean {
  const { text } = normalize(words);
  if (rule.facet === 'idiom') return text.search(rule.pattern) >= 0;
  return hitsIn(text, RULES).some(
    (hit) => hit.rule === rule.id && hit.facet === rule.facet && hit.label === rule.effect?.label,
  );
}

function combined(words: string): readonly string[] {
  return combinationsIn(hitsIn(normalize(words).text, RULES), COMBINATIONS).map(({ rule }) => rule);
}
