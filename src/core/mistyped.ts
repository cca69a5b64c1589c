// A command that was typed wrong is nobody's words: it must not stand in a talk as if the officer
// had said it. Precise before complete: a word that somebody might say ("hard", "hell", "walk") stays
// their word, and what weighs is heard as words in any case (`route.ts`).

import { COMMANDS, type Command } from './message.ts';

const NEAR_LETTERS_MIN = 6;

/** The command that this was most likely meant to be, of at least three Latin letters. */
export function nearCommand(typed: string): Command | undefined {
  const word = typed.toLowerCase();
  if (!/^[a-z]{3,12}$/.test(word)) return undefined;
  return COMMANDS.find((name) => isNear(word, name));
}

function isNear(word: string, name: string): boolean {
  if (word === name || word[0] !== name[0]) return false;
  if (isSwapped(word, name) || isDoubled(word, name) || isWithoutOne(word, name)) return true;
  return name.length >= NEAR_LETTERS_MIN && (isOtherByOne(word, name) || isWithoutOne(name, word));
}

/** "tlak": two neighbours have changed places. */
function isSwapped(word: string, name: string): boolean {
  const at = firstDifference(word, name);
  const swapped = `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
  return word === swapped;
}

/** "taalk": a key that stuck. */
function isDoubled(word: string, name: string): boolean {
  const at = firstDifference(word, name);
  return word === `${name.slice(0, at)}${name[at - 1] ?? ''}${name.slice(at)}`;
}

/** "hlp": one is missing, and not the last, which makes a word too often. */
function isWithoutOne(word: string, name: string): boolean {
  if (word.length !== name.length - 1) return false;
  const at = firstDifference(word, name);
  return at < word.length && word.slice(at) === name.slice(at + 1);
}

function isOtherByOne(word: string, name: string): boolean {
  const at = firstDifference(word, name);
  return word.length === name.length && word.slice(at + 1) === name.slice(at + 1);
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
