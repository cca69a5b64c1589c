// One spelling for each letter, whatever it was typed as: half-width, lower case, simplified, not
// held down; and where each came from.

import TRADITIONAL from 'opencc-js/dict/TSCharacters';
import TABLES from '../../prompts/rules/normalize.json' with { type: 'json' };

/** `text` for matching; unit i of it came from [starts[i], ends[i]) of the original, in UTF-16 units. */
export type Normal = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const [SPACE, APOSTROPHE, L] = [32, 39, 108];
const AT_ONCE = 4_096;
const { near: SIMPLE, far: SIMPLE_FAR } = simpleLetters();
const INVISIBLE = /[\u00ad\u180e\p{Cf}\p{Mn}\p{Variation_Selector}]/u;

/** Letter by letter; runs of spaces and of held letters are shortened. */
export function spell(words: string): Normal {
  const units: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let last = 0;
  let run = 0;
  const put = (unit: number, start: number, end: number) => {
    run = unit === last ? run + 1 : 1;
    if (unit === SPACE && (last === SPACE || units.length === 0)) return;
    // A letter held down: no English word has three in a row, and only l keeps two (killll).
    if (run === 3 && isLatin(unit) && unit !== L) {
      units.pop();
      starts.pop();
      ends.pop();
    }
    if (run >= 3 && !isDigit(unit)) {
      ends[ends.length - 1] = end;
      return;
    }
    last = unit;
    units.push(unit);
    starts.push(start);
    ends.push(end);
  };
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    if (isLatin(code)) put(code, at, at + 1);
    else if (code < 128) {
      if (code !== APOSTROPHE || !isBetweenLetters(words, at)) put(ascii(code), at, at + 1);
    } else {
      const simple = SIMPLE[code] ?? 0;
      if (simple !== 0) put(simple, at, at + 1);
      else if (isCommonChinese(code) && !SIMPLE_FAR.has(words.charAt(at))) put(code, at, at + 1);
      else {
        const letter = String.fromCodePoint(words.codePointAt(at) ?? 0);
        const start = at;
        at += letter.length - 1;
        const plain = plainOf(letter, words, start);
        for (let i = 0; i < plain.length; i += 1) put(plain.charCodeAt(i), start, at + 1);
      }
    }
  }
  return { text: textOf(units), starts, ends };
}

function ascii(code: number): number {
  if (code === 10 || code === 13) return 10;
  if (code <= SPACE) return SPACE;
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function plainOf(letter: string, words: string, at: number): string {
  if (letter === '’' && isBetweenLetters(words, at)) return '';
  const simple = SIMPLE_FAR.get(letter);
  if (simple !== undefined) return simple;
  if (INVISIBLE.test(letter)) return '';
  const folded = letter.normalize('NFKC').toLowerCase().normalize('NFD');
  return folded.length > 1 ? folded.replace(/[\u0300-\u036f]/g, '').replace(/\s/g, ' ') : folded;
}

function textOf(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += AT_ONCE)
    text += String.fromCharCode(...units.slice(at, at + AT_ONCE));
  return text;
}

/** One letter for one: by its code where both have one unit, else by itself. */
function simpleLetters() {
  const near = new Uint16Array(65_536);
  const far = new Map<string, string>();
  const add = (from: string, into: string) => {
    if (from.length === 1 && into.length === 1) near[from.charCodeAt(0)] = into.charCodeAt(0);
    else far.set(from, into);
  };
  for (const pair of TRADITIONAL.split('|')) {
    const space = pair.indexOf(' ');
    if (isOneLetter(pair, 0, space) && isOneLetter(pair, space + 1, pair.length))
      add(pair.slice(0, space), pair.slice(space + 1));
  }
  for (const [from, into] of Object.entries(TABLES.letters)) add(from, into);
  return { near, far };
}

function isOneLetter(text: string, start: number, end: number): boolean {
  return end - start === 1 || (end - start === 2 && (text.codePointAt(start) ?? 0) > 0xffff);
}

function isBetweenLetters(words: string, at: number): boolean {
  return isLetter(words, at - 1) && isLetter(words, at + 1);
}

function isLetter(words: string, at: number): boolean {
  return isLatin(words.charCodeAt(at)) || /\p{L}/u.test(words.charAt(at));
}

function isCommonChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isLatin(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
