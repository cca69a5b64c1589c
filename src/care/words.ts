// Console words of this room that are also printed: two languages of one file, filled by name.

import type { Locale } from '../core/person.ts';

type Filling = Readonly<Record<string, string | number>>;
type Book<K extends string> = Readonly<Record<K, string>>;
export type Words<K extends string> = (key: K, filling?: Filling) => string;

export function wordsOf<K extends string>(en: Book<K>, zh: Book<NoInfer<K>>) {
  const books: Readonly<Record<Locale, Book<K>>> = { en, 'zh-CN': zh };
  return (locale: Locale): Words<K> =>
    (key, filling = {}) =>
      books[locale][key].replaceAll(/\{([a-z]+)\}/g, (_, name: string) =>
        Object.hasOwn(filling, name) ? String(filling[name]) : '',
      );
}
