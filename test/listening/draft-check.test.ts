import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import data from '../../prompts/rules/draft.json' with { type: 'json' };
import { LOCALES, type Locale } from '../../src/core/person.ts';
import { checkDraft, type DraftContext } from '../../src/listening/draft-check.ts';
import { rate } from '../../src/listening/rate.ts';
import { BANNED } from '../core/banned-phrases.ts';

const context = (locale: Locale, more: Partial<DraftContext> = {}): DraftContext => ({
  locale,
  words: '',
  recent: [],
  level: 'L0',
  ...more,
});
const localeOf = (text: string): Locale => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');
const check = (text: string, more: Partial<DraftContext> = {}) =>
  checkDraft(text, context(localeOf(text), { level: rate(text).level, ...more }));

const refused = data.rules.flatMap(({ id, refused: texts }) =>
  texts.map((text) => [id, text] as const),
);
const good = LOCALES.flatMap((locale) => data.good[locale].map((text) => [locale, text] as const));

describe('a draft', () => {
  it.each(refused)('is refused for %s: %s', (id, text) => {
    expect(check(text)).toMatchObject({ kind: 'refused' });
    const { any } = data.rules.find((rule) => rule.id === id) ?? { any: [] };
    expect(new RegExp(any.join('|'), 'iu').test(text)).toBe(true);
  });

  it.each(good)('passes (%s): %s', (locale, text) => {
    expect(check(text)).toEqual({ kind: 'fit', text });
    for (const banned of BANNED[locale]) expect(text).not.toMatch(banned);
  });

  it.each([
    ['empty', ''],
    ['empty', ' \n '],
    ['too-short', 'Ok.'],
    ['too-short', '嗯。'],
    ['too-long', 'That was a long day and '.repeat(12)],
    ['too-long', '今天真的很长。'.repeat(14)],
    ['odd-signs', 'That was rough!'],
    ['odd-signs', '- rough day\n- long night'],
    ['odd-signs', 'Rough **day** it was.'],
    ['odd-signs', 'Rough day 🙂 then.'],
    ['odd-signs', 'The line is 988 if it gets late.'],
    ['odd-signs', '晚了可以打一二三五六。'],
    ['odd-signs', 'See www.example.org for more on this.'],
    ['odd-signs', 'Officer [name] was loud.'],
    ['odd-signs', '可以打１２３５６。'],
    ['hidden-letters', 'That was a g\u200bun of a day.'],
    ['too-many-questions', 'What happened? How was it?'],
    ['too-many-questions', '怎么了？后来呢？'],
    ['names-somebody', 'So Sgt Miller was loud again.'],
    ['names-somebody', '张所长又发火了，难怪心里堵。'],
  ])('is refused as %s: %j', (why, text) => {
    expect(check(text)).toEqual({ kind: 'refused', why });
  });

  it.each([
    ['en', '听着像是怎么也过不完的一天。'],
    ['en', 'That was 很 long today.'],
    ['en', 'Это был долгий день.'],
    ['zh-CN', 'That was a long day for you.'],
    ['zh-CN', '今天 really was a very long day 呀。'],
    ['zh-CN', '12 34 56 78'],
  ] as const)('is refused in another language than %s: %s', (locale, text) => {
    expect(checkDraft(text, context(locale))).toEqual({ kind: 'refused', why: 'wrong-language' });
  });

  it('is refused when it repeats the officer or what was said before', () => {
    const said = 'That sounds like a shift with no air in it.';
    const why = { kind: 'refused', why: 'repeated' };
    expect(
      check('That sounds like a shift with no air in it, really.', { recent: [said] }),
    ).toEqual(why);
    expect(check('又赶不上饭点了。', { words: '今天又赶不上饭点了' })).toEqual(why);
    expect(check('又赶不上饭点了。', { words: '今天雨真大', recent: [said] }).kind).toBe('fit');
  });

  it('is refused when our own rules would rate it as an alarm', () => {
    expect(check('That was a long day for you.', { level: 'L2' })).toEqual({
      kind: 'refused',
      why: 'alarming',
    });
  });

  it('is refused with a forbidden sentence anywhere in it, whatever stands around', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...refused.map(([, text]) => text)),
        fc.constantFrom(...good.map(([, text]) => text)),
        fc.boolean(),
        (bad, fine, isFirst) => {
          const text = isFirst ? `${bad} ${fine}` : `${fine} ${bad}`;
          for (const locale of LOCALES)
            expect(checkDraft(text, context(locale)).kind).toBe('refused');
        },
      ),
    );
  });

  it('that passes keeps every bound, whatever was asked of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...good.map(([, text]) => text))),
        fc.constantFrom(...LOCALES),
        (text, locale) => {
          const checked = checkDraft(text, context(locale));
          if (checked.kind === 'refused') return;
          expect(checked.text.length).toBeLessThanOrEqual(data.charsMax[locale]);
          expect(checked.text).not.toMatch(/\d{3}|https?|[!！]/);
        },
      ),
    );
  });
});
