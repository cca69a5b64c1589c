import { describe, expect, it } from 'vitest';
import { PARAMS } from '../../src/core/line-params.ts';
import { LOCALES, type Locale } from '../../src/core/person.ts';
import { LINE_KEYS, type LineKey, variantsOf } from '../../src/core/say.ts';
import { BANNED } from './banned-phrases.ts';
import { linesIn } from './lines-in.ts';

/** Notices, slips and fixed texts, whose one wording is versioned; all other lines are talk. */
const ALWAYS_ONE = [
  // What a desk is told is shown in one wording, and where it stands in few words.
  /^problem-(form|(more-)?preview(-no-unit)?|kept|no-other|answered|offered|entry(-answer)?|is-.*)$/,
  /^board-(entry|few|many)$/,
  /^plan-(shown|none)$/,
  /^notice$/,
  /^scale-question$/,
  /^notice-no-desk$/,
  /^notice-slack$/,
  /^(withdrawn|consents|own|moved?|phrase)-/,
  /^(unit-(what|offer|offer-note|clean)|retire-.*|retired|ends-(soon|silent)|ended|line-closed)$/,
  /^flag-(ask-me|ask-me-no-name|preview|reader-any|nothing)$/,
  /^(language-ask|privacy|group-write-direct|erase-.*|help)$/,
  /^(staff-.*|alert|alert-.*|schedule-.*|relay-mark)$/,
  /^talk-only-text$/,
  /^(calm|topic|stops)-.*$/, // steps, which are read one after the other
  /^book-(nobody|who(-peers)?|when|gone|how|full|nothing|person-now)$/, // steps as well
  /^campaign-/, // asked once
  /^kudos-/, // steps as well
  /^activit(y|ies)-/, // facts of an activity, and steps
  /^times-(what|at-ask|week-ask|quiet-ask)$/,
  /^incident-(when|made|clock|clock-over|diff|marked|undone|stale)$/,
  /^(answer-note-stays|picture-where)$/, // what is kept, and by whom
  /^(seen|ground|sealed|glass)-.*/,
];
const isSlip = (key: LineKey) =>
  /^consent-(scores|words|trend|model|statistics|contact|card)$/.test(key);
const hasOneWording = (key: LineKey) => ALWAYS_ONE.some((pattern) => pattern.test(key));
const onDisk = { en: linesIn('en'), 'zh-CN': linesIn('zh-CN') };
const textsOf = (locale: Locale, key: LineKey) => onDisk[locale][key] ?? [];
const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '').toSorted();

describe('the lines', () => {
  it('have the same keys, and as many variants, in both languages', () => {
    expect(Object.keys(onDisk['zh-CN']).toSorted()).toEqual(Object.keys(onDisk.en).toSorted());
    expect(Object.keys(onDisk.en).toSorted()).toEqual([...LINE_KEYS].toSorted());
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
      const wrong = LINE_KEYS.filter((key) => !isSlip(key)).filter((key) =>
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
    ['en', /\b(touch|feel|hold|grip|press)\b[^.]*\b(belt|holster|gun|weapon)\b/i],
    ['zh-CN', /(摸|握|碰|按)[^。]*(腰带|皮带|枪)/],
  ] as const)('send no hand to where a weapon is in an exercise (%s)', (locale, hand) => {
    const exercises = LINE_KEYS.filter((key) => key.startsWith('calm-'));
    expect(
      exercises.flatMap((key) => textsOf(locale, key)).filter((text) => hand.test(text)),
    ).toEqual([]);
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
          .replace(/\{[a-z]+\}|Slack|Telegram|\/schedule|\/talk/g, ''),
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
        expect(text).toMatch(/\{numbers\}.+weapon/s);
      }
      for (const text of textsOf('zh-CN', key)) {
        expect(text).toMatch(/^[^{]+\{numbers\}.*(信得过|人)/s);
        expect(text).toMatch(/\{numbers\}.*枪/s);
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

  it.each([
    'nobody-yet',
    'nobody-yet-no-desk',
    'talk-no-desk',
    'wait-long',
    'wait-full',
    'wait-after-hours',
    'wait-paused',
    'wait-longer',
    'wait-late',
  ] as const)(
    'hand over a sentence to say on the phone wherever nobody of ours comes: %s',
    (key) => {
      for (const text of textsOf('en', key)) expect(text).toMatch(/\{numbers\}.+"[^"]{12,}"/s);
      for (const text of textsOf('zh-CN', key)) expect(text).toMatch(/\{numbers\}.+“[^”]{6,}”/s);
    },
  );
});
