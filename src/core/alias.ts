// The name the program gives an officer: a plain word and four letters, never their own choice,
// so that nobody recognises a habit in it.

import words from '../../prompts/say/aliases.json' with { type: 'json' };
import { LETTERS, lettersOf, tailOf } from './letters.ts';
import type { Locale } from './person.ts';

/** From a fresh random id; about 30 million of them per language. */
export function aliasFrom(locale: Locale, id: string): string {
  const tail = tailOf(id);
  const list = words[locale];
  const word = list[Math.floor(tail / LETTERS.length ** 4) % list.length];
  return `${word}-${lettersOf(tail, 4)}`;
}
