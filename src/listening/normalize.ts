// Undoes the ways a word can be disguised, so that rules see one spelling, and remembers where
// every character came from, so that a reason can point into what was really written.

import TRADITIONAL from 'opencc-js/dict/TSCharacters';
import TABLES from '../../prompts/rules/normalize.json' with { type: 'json' };

/** `text` for matching; unit i of it came from [starts[i], ends[i]) of the original, in UTF-16 units. */
export type Normal = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const LEET_LETTERS = new Map(Object.entries(TABLES.leetLetters));
const SIMPLE = simpleLetters();
const INVISIBLE = /[\u00ad\u180e\p{Cf}\p{Mn}\p{Variation_Selector}]/u;
// What is put between the letters of a word to hide it: signs, brackets, small pictures.
const BETWEEN = '(?:[ .*_\\-/|~·+#^=()\\[\\]【】"“”‘’<>「」]|\\p{Extended_Pictographic})';
const SPLIT = new RegExp(
  TABLES.splitPairs.map(([a, b]) => `(?<=${a})${BETWEEN}{1,3}(?=${b})`).join('|'),
  'gu',
);
const SPACED =
  /(?<![a-z0-9])[a-z](?:(?:[ .\-_*/]|\p{Extended_Pictographic})[a-z]){2,40}(?![a-z0-9])/gu;
const LEET = /(?<![a-z0-9])[a-z0-9@$!]{3,12}(?![a-z0-9])/g;
const LEET_WORDS = new Set(TABLES.leet);
const ALIAS = new RegExp(TABLES.aliases.map(({ from }) => `(${from})`).join('|'), 'g');

/** Half-width, lower case, simplified, without tricks; never throws, cost linear in length. */
export function normalize(words: string): Normal {
  let normal = spell(words);
  normal = rewrite(normal, SPLIT, () => '');
  normal = rewrite(normal, SPACED, (found) => found.replace(/[^a-z]/g, ''));
  normal = rewrite(normal, LEET, unleet);
  return rewrite(normal, ALIAS, (found, groups) => {
    const which = groups.findIndex((group) => group !== undefined);
    return TABLES.aliases[which]?.to ?? found;
  });
}

/** The stretch of the original behind [start, end) of the normal text. */
export function spanIn(
  normal: Normal,
  start: number,
  end: number,
): readonly [start: number, end: number] {
  const from = normal.starts[start] ?? 0;
  return [from, Math.max(from, normal.ends[end - 1] ?? from)];
}

function spell(words: string): Normal {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let last = '';
  let run = 0;
  for (let at = 0; at < words.length; ) {
    const code = words.codePointAt(at) ?? 0;
    const letter = code < 0x10000 ? words.charAt(at) : String.fromCodePoint(code);
    const end = at + letter.length;
    const spelled = isLatin(letter) ? letter : plain(letter, words, at);
    for (let index = 0; index < spelled.length; index += 1) {
      const unit = spelled.length === 1 ? spelled : spelled.charAt(index);
      run = unit === last ? run + 1 : 1;
      if (unit === ' ' && (last === ' ' || units.length === 0)) continue;
      // A letter held down: no English word has three in a row, and only l keeps two (killll).
      if (run === 3 && isLatin(unit) && unit !== 'l') {
        units.pop();
        starts.pop();
        ends.pop();
      }
      if (run >= 3 && !isDigit(unit)) {
        ends[ends.length - 1] = end;
        continue;
      }
      last = unit;
      units.push(unit);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: units.join(''), starts, ends };
}

function plain(letter: string, words: string, at: number): string {
  const code = letter.charCodeAt(0);
  if (code < 128) {
    if (code === 10 || code === 13) return '\n';
    if (code <= 32) return ' ';
    if (letter === "'" && isBetweenLetters(words, at)) return '';
    return code >= 65 && code <= 90 ? letter.toLowerCase() : letter;
  }
  if (letter === '’' && isBetweenLetters(words, at)) return '';
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) return simple;
  if (code >= 0x4e00 && code <= 0x9fff) return letter;
  if (INVISIBLE.test(letter)) return '';
  const folded = letter.normalize('NFKC').toLowerCase().normalize('NFD');
  return folded.length > 1 ? folded.replace(/[\u0300-\u036f]/g, '').replace(/\s/g, ' ') : folded;
}

function rewrite(
  normal: Normal,
  pattern: RegExp,
  replace: (found: string, groups: readonly (string | undefined)[]) => string,
): Normal {
  const { text } = normal;
  if (text.search(pattern) < 0) return normal;
  let copied = 0;
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const copyTo = (upTo: number) => {
    parts.push(text.slice(copied, upTo));
    for (let i = copied; i < upTo; i += 1) {
      starts.push(normal.starts[i] ?? 0);
      ends.push(normal.ends[i] ?? 0);
    }
  };
  for (const match of text.matchAll(pattern)) {
    const [found, ...groups] = match;
    const put = replace(found, groups);
    if (put === found) continue;
    copyTo(match.index);
    copied = match.index + found.length;
    const [from, end] = spanIn(normal, match.index, copied);
    parts.push(put);
    for (let i = 0; i < put.length; i += 1) {
      starts.push(from);
      ends.push(end);
    }
  }
  if (copied === 0 && parts.length === 0) return normal;
  copyTo(text.length);
  return { text: parts.join(''), starts, ends };
}

function unleet(token: string): string {
  if (!/[a-z]/.test(token) || !/[0-9@$!]/.test(token)) return token;
  const read = token.replace(/[0-9@$!]/g, (sign) => LEET_LETTERS.get(sign) ?? sign);
  return LEET_WORDS.has(read) ? read : token;
}

function simpleLetters(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const pair of TRADITIONAL.split('|')) {
    const space = pair.indexOf(' ');
    if (isOneLetter(pair, 0, space) && isOneLetter(pair, space + 1, pair.length))
      letters.set(pair.slice(0, space), pair.slice(space + 1));
  }
  for (const [from, into] of Object.entries(TABLES.letters)) letters.set(from, into);
  return letters;
}

function isOneLetter(text: string, start: number, end: number): boolean {
  return end - start === 1 || (end - start === 2 && (text.codePointAt(start) ?? 0) > 0xffff);
}

function isBetweenLetters(words: string, at: number): boolean {
  return /\p{L}/u.test(words[at - 1] ?? '') && /\p{L}/u.test(words[at + 1] ?? '');
}

function isLatin(unit: string): boolean {
  return unit >= 'a' && unit <= 'z';
}

function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}
