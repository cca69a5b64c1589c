import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import contextEn from '../../prompts/rules/context.en.json' with { type: 'json' };
import contextZh from '../../prompts/rules/context.zh.json' with { type: 'json' };
import read from '../../prompts/rules/read.json' with { type: 'json' };
import { combinationsIn } from '../../src/listening/combine.ts';
import { faultIn } from '../../src/listening/linear.ts';
import { hitsIn } from '../../src/listening/match.ts';
import { normalize } from '../../src/listening/normalize.ts';
import { expand, type Rule, readRules, spotterFor } from '../../src/listening/rules.ts';
import { packed } from '../../src/listening/spotter-bytes.ts';
import { aliasSpotter, DIGEST, RULES, sha256, writtenRules } from '../../src/listening/written.ts';
import { COMBINATIONS, WRITTEN } from './rule-files.ts';

const FILES = writtenRules();

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

  it('were read for a quick start since they were last edited (read/run.ts)', () => {
    const now = readRules(FILES);
    expect([read.digest, read.bytes]).toEqual([
      DIGEST,
      sha256([spotterFor(now), aliasSpotter()].map(packed)),
    ]);
    expect(read.read).toEqual(now);
  });

  it('are each tried only on texts that hold what they need', () => {
    expect([...RULES.spotter.always]).toEqual([]);
  });

  it.each([contextZh, contextEn])('are read in contexts that cost no more either', (context) => {
    const parts = Object.values(context).filter((part) => Array.isArray(part));
    expect(parts.flat().flatMap((part) => faultIn(part) ?? [])).toEqual([]);
  });
});

describe('the strings a text needs', () => {
  it('never hide a rule that would hold', () => {
    const always = Uint16Array.from(RULES.branches.keys());
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

function ruleOf(id: string): Rule {
  const rule = RULES.rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

function holds(rule: Rule, words: string): boolean {
  const { text } = normalize(words);
  if (rule.facet === 'idiom') {
    const file = FILES.find(({ rules }) => rules.some(({ id }) => id === rule.id));
    const any = file?.rules.find(({ id }) => id === rule.id)?.any ?? [];
    return any.some((each) => text.search(new RegExp(expand(each, file?.fragments ?? {}))) >= 0);
  }
  return hitsIn(text, RULES).some(
    (hit) => hit.rule === rule.id && hit.facet === rule.facet && hit.label === rule.effect?.label,
  );
}

function combined(words: string): readonly string[] {
  return combinationsIn(hitsIn(normalize(words).text, RULES), COMBINATIONS).map(({ rule }) => rule);
}
