import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import used from '../../prompts/slips/used.json' with { type: 'json' };
import { LOCALES } from '../../src/core/person.ts';
import { labelText, pickVariant, sayText, slipKey } from '../../src/core/say.ts';
import { SCOPES } from '../../src/trust/consent.ts';
import { FORGET_MS } from '../../src/trust/slips.ts';
import { consentsIn } from '../../src/trust/standing-consents.ts';
import { newestWording, WORDINGS, wordingMarked, wordingsOf } from '../../src/trust/wordings.ts';
import { slipFiles } from '../core/lines-in.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the wordings of the slips', () => {
  it('are never edited once used: a change is a new version with a hash of its own', () => {
    const found = slipFiles().map(({ name, slip }) => [
      name,
      { en: sha256(slip.en), 'zh-CN': sha256(slip['zh-CN']) },
    ]);
    expect(Object.fromEntries(found)).toEqual(used);
  });

  it('are all known to the program, in order and without a gap', () => {
    const onDisk = slipFiles().flatMap(({ scope, version, slip }) =>
      LOCALES.map((locale) => [scope, version, locale, slip[locale]].join()),
    );
    const known = WORDINGS.map((one) => [one.scope, one.version, one.locale, one.text].join());
    expect(known.toSorted()).toEqual(onDisk.toSorted());
  });

  it('are told apart by their hash, and by the part of it that a button carries', () => {
    expect(new Set(WORDINGS.map(({ hash }) => hash)).size).toBe(WORDINGS.length);
    for (const wording of WORDINGS)
      expect(wordingMarked(wording.scope, wording.hash.slice(0, 8))).toBe(wording);
    expect(wordingMarked('words', '')).toBeUndefined();
    expect(wordingMarked('words', '00000000')).toBeUndefined();
  });

  it.each(LOCALES)('are said in their newest version (%s)', (locale) => {
    for (const scope of SCOPES) {
      const variant = pickVariant(slipKey(scope), locale, 'any', []);
      expect(sayText(locale, slipKey(scope), variant, {})).toBe(newestWording(scope, locale)?.text);
    }
  });

  it('promise to delete exactly when it is done', () => {
    expect(FORGET_MS).toBe(24 * 3_600_000);
    for (const scope of ['scores', 'words'] as const) {
      expect(newestWording(scope, 'en')?.text).toMatch(/delete .*a day later/);
      expect(newestWording(scope, 'zh-CN')?.text).toMatch(/一天后删掉/);
      expect(sayText('en', `withdrawn-${scope}`, 0, {})).toMatch(/24 hours/);
      expect(sayText('zh-CN', `withdrawn-${scope}`, 0, {})).toMatch(/24小时/);
    }
  });

  it.each(LOCALES)('are each named, and told the effect of taking back (%s)', (locale) => {
    const names = SCOPES.map((scope) => labelText(locale, `scope-${scope}`));
    const effects = SCOPES.map((scope) => sayText(locale, `withdrawn-${scope}`, 0, {}));
    expect(new Set([...names, ...effects]).size).toBe(2 * SCOPES.length);
  });
});

describe('a wording that asks for more', () => {
  const old = { en: 'May I?', 'zh-CN': '可以吗？' };
  const wider = { en: 'May I, and more?', 'zh-CN': '可以吗，还有别的？', asksAgain: true };
  const reworded = { en: 'Could I?', 'zh-CN': '行不行？' };

  it('makes an earlier yes count no longer; one that only rewords does not', () => {
    const counted = (versions: Parameters<typeof wordingsOf>[1]) =>
      wordingsOf('words', versions)
        .filter(({ locale, counts }) => locale === 'en' && counts)
        .map(({ version }) => version);
    expect(counted([old])).toEqual([1]);
    expect(counted([old, reworded])).toEqual([1, 2]);
    expect(counted([old, wider])).toEqual([2]);
    expect(counted([old, wider, reworded])).toEqual([2, 3]);
  });
});

describe('what stands of the answers', () => {
  const wording = newestWording('words', 'en')?.hash ?? '';

  it.each([
    [{}, {}],
    [{ words: { isGranted: true, wording } }, { words: true }],
    [{ words: { isGranted: false, wording } }, { words: false }],
    [{ words: { isGranted: true, wording: sha256('never shown') } }, {}],
    [{ scores: { isGranted: true, wording } }, {}], // another purpose's wording
  ] as const)('is a yes only to a wording that we can show: %#', (answers, expected) => {
    expect(consentsIn(answers)).toEqual(expected);
  });
});
