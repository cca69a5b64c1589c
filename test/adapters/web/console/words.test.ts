import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { talkWords, whyWords } from '../../../../adapters/web/console/counselor/words.ts';
import { wordsIn } from '../../../../adapters/web/console/words.ts';
import { OUTCOMES } from '../../../../src/hotline/case.ts';
import { LOWER_REASONS, RAISE_REASONS } from '../../../../src/hotline/level-step.ts';

const FOLDER = new URL('../../../../prompts/console/', import.meta.url);
const files = readdirSync(new URL('en/', FOLDER));

const Book = z.record(z.string(), z.string().min(1));

function book(locale: string, file: string) {
  return Book.parse(JSON.parse(readFileSync(new URL(`${locale}/${file}`, FOLDER), 'utf8')));
}

function paramsIn(text = ''): string[] {
  return [...text.matchAll(/\{[a-z]+\}/g)].map(([param]) => param).toSorted();
}

describe('console words', () => {
  it('are there in both languages, file by file', () => {
    expect(readdirSync(new URL('zh-CN/', FOLDER))).toEqual(files);
  });

  it.each(files)('say the same things in both languages: %s', (file) => {
    const [en, zh] = [book('en', file), book('zh-CN', file)];
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const key of Object.keys(en)) expect(paramsIn(zh[key]), key).toEqual(paramsIn(en[key]));
  });

  it('fill in what they are given, and nothing for what they are not', () => {
    const say = talkWords('en');
    expect(say('talk-title', { code: 'ABC234' })).toBe('Talk ABC234');
    expect(say('talk-title')).toBe('Talk ');
  });

  it.each([
    ['en', 0, 'Told: 0.'],
    ['en', 999, 'Told: 999.'],
    ['en', 1000, 'Told: 1,000.'],
    ['zh-CN', 12_345, '共 12,345。'],
    ['en', '2026', 'Told: 2026.'],
    ['zh-CN', '000123', '共 000123。'],
  ] as const)(
    'set thousands of a number apart, and leave a code as it is, in %s: %s',
    (locale, n, told) => {
      const words = wordsIn({ told: 'Told: {n}.' }, { told: '共 {n}。' });
      expect(words(locale)('told', { n })).toBe(told);
    },
  );

  it.each(['en', 'zh-CN'] as const)('show no rule as a bare code in %s', (locale) => {
    const say = talkWords(locale);
    expect(whyWords(say, 'gun-more')).toBe(say('why-gun'));
    expect(whyWords(say, 'tool-pull')).toBe(say('why-tool-pull'));
    expect(whyWords(say, 'made-yesterday')).toBe(say('why-other'));
  });

  it.each(['en', 'zh-CN'])('name every outcome and every reason in %s', (locale) => {
    const talks = book(locale, 'talks.json');
    const keys = [
      ...OUTCOMES.map((one) => `outcome-${one}`),
      ...LOWER_REASONS.map((one) => `lower-${one}`),
      ...RAISE_REASONS.map((one) => `raise-${one}`),
    ];
    expect(keys.filter((key) => talks[key] === undefined)).toEqual([]);
  });
});
