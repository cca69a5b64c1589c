// What a counselor's line does, told by signs in its words. Sentence by sentence, so that one that
// asks is not undone by another that does not.

import type { Locale } from '../../core/person.ts';
import { ACTS, type PracticeAct, SIGNS } from './persona.ts';

type Sign = {
  readonly act: PracticeAct;
  readonly has: RegExp;
  readonly hasnot: RegExp | undefined;
};

const SIGNS_IN: Readonly<Record<Locale, readonly Sign[]>> = {
  en: signsIn('en'),
  'zh-CN': signsIn('zh-CN'),
};

const SENTENCE = /[^.!?。！？\n]+[.!?。！？]*/g;

export type HeardAct = { readonly act: PracticeAct; readonly sentence: string };

/** Each act once, with the first sentence that did it. */
export function actsIn(words: string, locale: Locale): readonly HeardAct[] {
  const sentences = words.replaceAll('’', "'").match(SENTENCE) ?? [];
  return ACTS.flatMap((act) => {
    const sign = SIGNS_IN[locale].find((one) => one.act === act);
    const sentence = sentences.find(
      (each) => sign?.has.test(each) === true && sign.hasnot?.test(each) !== true,
    );
    return sentence === undefined ? [] : [{ act, sentence: sentence.trim() }];
  });
}

function signsIn(locale: Locale): readonly Sign[] {
  return SIGNS.map(({ id, [locale]: { has, hasnot } }) => ({
    act: id,
    has: anyOf(has),
    hasnot: hasnot.length === 0 ? undefined : anyOf(hasnot),
  }));
}

function anyOf(sources: readonly string[]): RegExp {
  return new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'iu');
}
