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
  if (said.kind !== 'words' || said.words.length > CHARS_MAX) return undefined;
  const token = LINK.exec(said.words)?.[1];
  if (token !== undefined) return { kind: 'link', token };
  const named = NAMED.exec(said.words)?.[1];
  const words = wordsIn(named ?? said.words, named !== undefined);
  const entropy = words.length === WORDS ? entropyOf(words) : undefined;
  if (entropy !== undefined) return { kind: 'phrase', entropy };
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

function entropyOf(words: readonly string[]): Uint8Array | undefined {
  for (const list of Object.values(LISTS)) {
    try {
      return mnemonicToEntropy(words.join(' '), list);
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
