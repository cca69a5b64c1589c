// Console words come from prompts/console, one file for each room of pages and language.

import commonEn from '../../../prompts/console/en/common.json' with { type: 'json' };
import commonZh from '../../../prompts/console/zh-CN/common.json' with { type: 'json' };
import type { Locale } from '../../../src/core/person.ts';
import type { Params } from '../../../src/core/say.ts';

/** The text of a key; `{name}` in it is filled from `params`. */
export type Words<K extends string> = (key: K, params?: Params) => string;

type Book<K extends string> = Readonly<Record<K, string>>;

/** Two languages of one file, as a function from the reader's language to its words. */
export function wordsIn<K extends string>(en: Book<K>, zh: Book<NoInfer<K>>) {
  const books: Readonly<Record<Locale, Book<K>>> = { en, 'zh-CN': zh };
  return (locale: Locale): Words<K> =>
    (key, params = {}) =>
      books[locale][key].replace(/\{([a-z]+)\}/g, (_, name: string) =>
        Object.hasOwn(params, name) ? shown(params[name], locale) : '',
      );
}

/** Thousands are set apart as the reader's language does; a year or a code comes as a string. */
function shown(value: Params[string] | undefined, locale: Locale): string {
  return typeof value === 'number' ? value.toLocaleString(locale) : String(value);
}

export type CommonKey = keyof typeof commonEn;

export const commonWords = wordsIn<CommonKey>(commonEn, commonZh);
