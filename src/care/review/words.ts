// The words of a review, in the reader's language.

import en from '../../../prompts/console/en/review.json' with { type: 'json' };
import zh from '../../../prompts/console/zh-CN/review.json' with { type: 'json' };
import type { Locale } from '../../core/person.ts';

export type ReviewKey = keyof typeof en;
type Filling = Readonly<Record<string, string | number>>;
export type Say = (key: ReviewKey, filling?: Filling) => string;

const BOOKS: Readonly<Record<Locale, Readonly<Record<ReviewKey, string>>>> = { en, 'zh-CN': zh };

export function reviewWords(locale: Locale): Say {
  return (key, filling = {}) =>
    BOOKS[locale][key].replaceAll(/\{([a-z]+)\}/g, (_, name: string) =>
      Object.hasOwn(filling, name) ? String(filling[name]) : '',
    );
}
