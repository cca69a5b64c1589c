import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/core/person.ts';
import { LINE_KEYS, type LineKey, PARAMS, sayText, variantsOf } from '../../src/core/say.ts';
import { BANNED } from './banned-phrases.ts';
import { linesIn } from './lines-in.ts';

const LONGEST_NUMBER = 'findahelpline.com';

/** Notices, slips and fixed texts, whose one wording is versioned; all other lines are talk. */
const ALWAYS_ONE = [
  /^notice$/,
  /^notice-no-desk$/,
  /^notice-slack$/,
  /^consent-(scores|words|trend|model|statistics|contact|card)$/,
  /^flag-(ask-me|ask-me-no-name|preview|nothing)$/,
  /^(language-ask|privacy|scope-.*|group-write-direct|erase-.*|help|web-only-export)$/,
  /^(staff-.*|alert|alert-(?!meant-well).*|schedule-.*|relay-mark)$/,
  /^(heard-unsaved-words-hint|talk-only-text)$/,
];
const SLIPS = LINE_KEYS.filter((key) =>
  /^consent-(scores|words|trend|model|statistics|contact|card)$/.test(key),
);
const hasOneWording = (key: LineKey) => ALWAYS_ONE.some((pattern) => pattern.test(key));
const textsOf = (locale: Locale, key: LineKey) => linesIn(locale)[key] ?? [];
const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '').toSorted();
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
const charactersIn = (text: string) => Array.from(text.replace(/\s/g, '')).length;

describe('the lines', () => {
  it('have the same keys, and as many variants, in both languages', () => {
    expect(Object.keys(linesIn('zh-CN')).toSorted()).toEqual(Object.keys(linesIn('en')).toSorted());
    expect(Object.keys(linesIn('en')).toSorted()).toEqual([...LINE_KEYS].toSorted());
    for (const key of LINE_KEYS) expect(variantsOf('zh-CN', key)).toBe(variantsOf('en', key));
  });

  it.each(LOCALES)('use exactly the params declared for them, in every variant (%s)', (locale) => {
    const found = LINE_KEYS.flatMap((key) =>
      textsOf(locale, key).map((text) => [key, placeholdersOf(text)]),
    );
    const declared = LINE_KEYS.flatMap((key) =>
      textsOf(locale, key).map(() => [key, [...(PARAMS[key] ?? [])].toSorted()]),
    );
    expect(found).toEqual(declared);
  });

  it.each(LOCALES)(
    'come in one wording where it is versioned, else in four or more (%s)',
    (locale) => {
      const wrong = LINE_KEYS.filter((key) =>
        hasOneWording(key) ? variantsOf(locale, key) !== 1 : variantsOf(locale, key) < 4,
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each(LOCALES)(
    'last through thirty minutes of waiting and many quiet messages (%s)',
    (locale) => {
      expect(variantsOf(locale, 'keep-talking')).toBeGreaterThanOrEqual(14);
      expect(variantsOf(locale, 'heard-calm')).toBeGreaterThanOrEqual(8);
      expect(variantsOf(locale, 'heard-strain')).toBeGreaterThanOrEqual(8);
    },
  );

  it.each(LOCALES)('never repeat a wording within a line (%s)', (locale) => {
    const repeated = LINE_KEYS.filter((key) => {
      const texts = textsOf(locale, key);
      return new Set(texts).size !== texts.length;
    });
    expect(repeated).toEqual([]);
  });

  it.each(LOCALES)('say nothing that harms (%s)', (locale) => {
    const said = LINE_KEYS.flatMap((key) => textsOf(locale, key).map((text) => ({ key, text })));
    const found = said.flatMap(({ key, text }) =>
      BANNED[locale].filter((banned) => banned.test(text)).map((banned) => `${key}: ${banned}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['en', 'He committed suicide.'],
    ['en', 'I am a person like you.'],
    ['en', 'This is completely confidential.'],
    ['en', 'Nobody will ever know.'],
    ['en', 'I know exactly how you feel.'],
    ['en', 'Cheer up, others have it worse.'],
    ['en', 'Think of your kids.'],
    ['en', 'You have symptoms of depression.'],
    ['en', 'Reaching out helps.'],
    ['zh-CN', '自杀成功'],
    ['zh-CN', '我是真人'],
    ['zh-CN', '绝对保密'],
    ['zh-CN', '我一直在你身边，一直陪着你'],
    ['zh-CN', '我完全理解'],
    ['zh-CN', '想开点，坚强一些'],
    ['zh-CN', '想想孩子'],
    ['zh-CN', '你这是抑郁症状'],
    ['zh-CN', '答应我别自杀'],
  ] as const)('would be caught saying so (%s: %s)', (locale, text) => {
    expect(BANNED[locale].some((banned) => banned.test(text))).toBe(true);
  });

  it('do not slip from one language into the other', () => {
    const bilingual = new Set<LineKey>(['language-ask']);
    const keys = LINE_KEYS.filter((key) => !bilingual.has(key));
    const chineseInEn = keys.filter((key) => /\p{Script=Han}/u.test(textsOf('en', key).join()));
    const englishInZh = keys.filter((key) =>
      /[A-Za-z]{2,}/.test(
        textsOf('zh-CN', key)
          .join()
          .replace(/\{[a-z]+\}|Slack|\/schedule/g, ''),
      ),
    );
    expect([chineseInEn, englishInZh]).toEqual([[], []]);
  });
});

describe('the crisis lines', () => {
  it.each(['crisis-card', 'crisis-card-now'] as const)(
    'give numbers, someone near, and distance from the weapon in every variant: %s',
    (key) => {
      for (const text of textsOf('en', key)) {
        expect(text).toMatch(/^[^{]+\{numbers\}.+(trust|someone|person|people)/s);
        expect(text).toMatch(/\{numbers\}.+(weapon|hurt yourself)/s);
      }
      for (const text of textsOf('zh-CN', key)) {
        expect(text).toMatch(/^[^{]+\{numbers\}.*(信得过|人)/s);
        expect(text).toMatch(/\{numbers\}.*(枪|伤到自己)/s);
      }
    },
  );

  it('ask in plain words, once per message', () => {
    for (const text of textsOf('en', 'ask-direct')) {
      expect(text).toMatch(/killing yourself|suicide|ending your life/);
      expect(text.match(/\?/g)).toHaveLength(1);
    }
    for (const text of textsOf('zh-CN', 'ask-direct')) {
      expect(text).toMatch(/自杀|结束自己的生命/);
      expect(text.match(/？/g)).toHaveLength(1);
    }
  });

  it('hand over a sentence to say on the phone when none of ours has answered', () => {
    for (const text of textsOf('en', 'nobody-yet')) expect(text).toMatch(/\{numbers\}.+"[^"]+\."/s);
    for (const text of textsOf('zh-CN', 'nobody-yet'))
      expect(text).toMatch(/\{numbers\}.+“[^”]+。”/s);
  });
});

describe('the notice', () => {
  it.each(['notice', 'notice-no-desk'] as const)('is short enough to be read: %s', (key) => {
    const params = { number: LONGEST_NUMBER };
    expect(wordsIn(sayText('en', key, 0, params))).toBeLessThanOrEqual(120);
    expect(charactersIn(sayText('zh-CN', key, 0, params))).toBeLessThanOrEqual(200);
  });

  it.each(['notice', 'notice-no-desk'] as const)('leaves out nothing that it owes: %s', (key) => {
    const en = [
      /software, not a person/,
      /not watched round the clock/,
      /in memory/,
      /legal order/,
    ];
    const enMore = [/you or others/, /child or dependent adult/, /weapon and post/, /sealed card/];
    const zh = [
      /不是真人/,
      /全天守着/,
      /内存/,
      /法律命令/,
      /你或他人/,
      /儿童或受照护成人/,
      /枪和岗位/,
    ];
    for (const part of [...en, ...enMore]) expect(sayText('en', key, 0, {})).toMatch(part);
    for (const part of [...zh, /密封卡/]) expect(sayText('zh-CN', key, 0, {})).toMatch(part);
  });

  it('says that no counselor is on the line where none is', () => {
    expect(sayText('en', 'notice-no-desk', 0, {})).toMatch(/No counselor is on this line/);
    expect(sayText('zh-CN', 'notice-no-desk', 0, {})).toMatch(/没有咨询师/);
  });
});

describe('a consent slip', () => {
  it.each(SLIPS)(
    'is short, voluntary, bars other uses and tells how to take it back: %s',
    (key) => {
      const en = sayText('en', key, 0, {});
      const zh = sayText('zh-CN', key, 0, {});
      expect(wordsIn(en)).toBeLessThanOrEqual(60);
      expect(charactersIn(zh)).toBeLessThanOrEqual(110);
      for (const part of [
        /voluntary/,
        /appraisal, discipline, weapons or promotion/,
        /Take it back/,
      ]) {
        expect(en).toMatch(part);
      }
      for (const part of [/自愿/, /不用于考核、处分、配枪和晋升/, /随时可以收回/]) {
        expect(zh).toMatch(part);
      }
    },
  );
});
