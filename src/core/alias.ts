// The name the program gives an officer: a plain word and four letters, never their own choice,
// so that nobody recognises a habit in it.

import words from '../../prompts/say/aliases.json' with { type: 'json' };
import type { Locale } from './person.ts';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** From a fresh random id; about 30 million of them per language. */
export function aliasFrom(locale: Locale, id: string): string {
  const tail = Number.parseInt(id.replaceAll('-', '').slice(-12), 16);
  const list = words[locale];
  const letters = Array.from(
    { length: 4 },
    (_, place) => LETTERS[Math.floor(tail / LETTERS.length ** place) % LETTERS.length],
  ).join('');
  return `${list[Math.floor(tail / LETTERS.length ** 4) % list.length]}-${letters}`;
}
