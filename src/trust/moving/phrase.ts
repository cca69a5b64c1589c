// A recovery phrase: twelve words of the public lists (BIP 39) that stand for 128 random bits. What
// is one, or was meant to be, is never kept as words; what only looks a little like one is words.

import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import type { Said } from '../../core/message.ts';
import type { Locale } from '../../core/person.ts';

export const ENTROPY_BYTES = 16;
const WORDS = 12;
const CHARS_MAX = 240;
const LISTS: Readonly<Record<Locale, string[]>> = { en: english, 'zh-CN': chinese };
const KNOWN: ReadonlySet<string> = new Set([...english, ...chinese]);

export type Secret =
  | { readonly kind: 'phrase'; readonly entropy: Uint8Array }
  | { readonly kind: 'link'; readonly token: string }
  /** Meant as a phrase, and is none. */
  | { readonly kind: 'attempt' };

export function phraseOf(entropy: Uint8Array, locale: Locale): readonly string[] {
  return entropyToMnemonic(entropy, LISTS[locale]).split(/\s+/);
}

const NAMED = /^\s*\/?(?:recovery phrase|phrase|恢复短语|短语)\s*[:：]?\s*(.+)$/isu;
const LINK = /^\s*\/?move\s+([\w-]{43})\s*$/;

/** What was said to bring a talk over from elsewhere, if that is what it was. */
export function secretIn(said: Said): Secret | undefined {
  switch (said.kind) {
    case 'command':
      return said.name === 'phrase' && said.rest !== '' ? secretBehind(said.rest) : undefined;
    case 'words':
    case 'edited':
      return secretAmong(said.words);
    case 'choice':
    case 'deleted':
    case 'unreadable':
      return undefined;
  }
}

/** What is left of it to be heard as a cry for help: whatever is no secret stays. */
export function withoutSecret(said: Said, { kind }: Secret): Said {
  if (kind !== 'attempt') return { kind: 'words', words: '' };
  return said.kind === 'command' ? { kind: 'words', words: said.rest } : said;
}

/** Whatever stands in the place of a phrase was meant as one. */
function secretBehind(command: string): Secret {
  return phraseIn(wordsIn(command.slice(0, CHARS_MAX), true)) ?? { kind: 'attempt' };
}

function secretAmong(text: string): Secret | undefined {
  if (text.length > CHARS_MAX) return undefined;
  const token = LINK.exec(text)?.[1];
  if (token !== undefined) return { kind: 'link', token };
  const named = NAMED.exec(text)?.[1];
  const words = wordsIn(named ?? text, named !== undefined);
  const phrase = phraseIn(words);
  if (phrase !== undefined) return phrase;
  return isMeant(words, named !== undefined) ? { kind: 'attempt' } : undefined;
}

// Twelve Chinese characters in a row are more often a sentence than a phrase: without being named
// as one, they must stand apart, as they are shown.
function wordsIn(text: string, isNamed: boolean): readonly string[] {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，、.。;；\d]+/u);
  const words = parts.filter((part) => part !== '');
  return isNamed
    ? words.flatMap((word) => (/\p{Script=Han}/u.test(word) ? Array.from(word) : word))
    : words;
}

function phraseIn(words: readonly string[]): Secret | undefined {
  if (words.length !== WORDS) return undefined;
  for (const list of Object.values(LISTS)) {
    try {
      return { kind: 'phrase', entropy: mnemonicToEntropy(words.join(' '), list) };
    } catch {
      // not of this list, or its last word does not fit the others
    }
  }
  return undefined;
}

function isMeant(words: readonly string[], isNamed: boolean): boolean {
  const known = words.filter((word) => KNOWN.has(word)).length;
  if (!isNamed) return words.length === WORDS && known === WORDS;
  return Math.abs(words.length - WORDS) <= 4 && known >= words.length * 0.75;
}
