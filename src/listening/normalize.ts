// Undoes the ways a word can be disguised, so that rules see one spelling, and remembers where
// every character came from, so that a reason can point into what was really written.

import TABLES from '../../prompts/rules/normalize.json' with { type: 'json' };
import { foundByAny } from './found.ts';
import { type Normal, spell } from './spelling.ts';
import { spot } from './spot.ts';
import { ALIASES } from './written.ts';

type Edit = { readonly start: number; readonly end: number; readonly put: string };

const LEET_LETTERS = new Map(Object.entries(TABLES.leetLetters));
// What is put between the letters of a word to hide it: signs, brackets, small pictures.
const BETWEEN =
  /(?<=[\u4e00-\u9fff])(?:[ .*_\-/|~·+#^=()[\]【】"“”‘’<>「」]|\p{Extended_Pictographic}){1,3}(?=[\u4e00-\u9fff])/gu;
const SPLIT_PAIRS = new Set(TABLES.splitPairs);
const SPACED =
  /(?<![a-z0-9])[a-z](?:(?:[ .\-_*/]|\p{Extended_Pictographic})[a-z]){2,40}(?![a-z0-9])/gu;
const ALONE = /[^a-z0-9][a-z][^a-z0-9]/;
const LEET = /(?<![a-z0-9])[a-z0-9@$!]{3,12}(?![a-z0-9])/g;
const MIXED = /[a-z][0-9@$!]|[0-9@$!][a-z]/;
const LEET_WORDS = new Set(TABLES.leet);
const REPLACED = TABLES.aliases.map(({ from, to }) => ({ pattern: new RegExp(from, 'g'), to }));

/** Half-width, lower case, simplified, without tricks; never throws, cost linear in length. */
export function normalize(words: string): Normal {
  let normal = spell(words);
  normal = rewrite(normal, splitIn(normal.text));
  if (ALONE.test(normal.text)) normal = rewrite(normal, spacedIn(normal.text));
  if (MIXED.test(normal.text)) normal = rewrite(normal, leetIn(normal.text));
  return rewrite(normal, aliasesIn(normal.text));
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

function splitIn(text: string): readonly Edit[] {
  return editsIn(text, BETWEEN, (found, start) => {
    const pair = text.charAt(start - 1) + text.charAt(start + found.length);
    return SPLIT_PAIRS.has(pair) ? '' : found;
  });
}

function spacedIn(text: string): readonly Edit[] {
  return editsIn(text, SPACED, (found) => found.replace(/[^a-z]/g, ''));
}

function leetIn(text: string): readonly Edit[] {
  return editsIn(text, LEET, unleet);
}

function aliasesIn(text: string): readonly Edit[] {
  const likely = spot(text, ALIASES).flatMap((at) => REPLACED[at] ?? []);
  if (likely.length === 0) return [];
  const patterns = likely.map(({ pattern }) => pattern);
  return foundByAny(text, patterns).flatMap(({ start, end, which }) => {
    const put = likely[which]?.to;
    return put === undefined || put === text.slice(start, end) ? [] : [{ start, end, put }];
  });
}

function editsIn(
  text: string,
  pattern: RegExp,
  replace: (found: string, start: number) => string,
): readonly Edit[] {
  if (text.search(pattern) < 0) return [];
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const put = replace(found, index);
    return put === found ? [] : [{ start: index, end: index + found.length, put }];
  });
}

function rewrite(normal: Normal, edits: readonly Edit[]): Normal {
  if (edits.length === 0) return normal;
  let copied = 0;
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const copyTo = (upTo: number) => {
    text += normal.text.slice(copied, upTo);
    for (let at = copied; at < upTo; at += 1) {
      starts.push(normal.starts[at] ?? 0);
      ends.push(normal.ends[at] ?? 0);
    }
  };
  for (const { start, end, put } of edits) {
    copyTo(start);
    copied = end;
    const [from, to] = spanIn(normal, start, end);
    text += put;
    for (let at = 0; at < put.length; at += 1) {
      starts.push(from);
      ends.push(to);
    }
  }
  copyTo(normal.text.length);
  return { text, starts, ends };
}

function unleet(token: string): string {
  if (!/[a-z]/.test(token) || !/[0-9@$!]/.test(token)) return token;
  const read = token.replace(/[0-9@$!]/g, (sign) => LEET_LETTERS.get(sign) ?? sign);
  return LEET_WORDS.has(read) ? read : token;
}
