// Where words stand: what a message and each of its clauses begin and end with, and what stands
// one word or letter apart. Who speaks is said first and what of it comes last, in both languages;
// of writers never heard before, more is heard by this than by any further runs of letters.

import type { Seen } from './features.ts';
import { begin, isCjk, isWordUnit, slotOf, step } from './hashing.ts';

const SPACE = 32;
const WORD = begin(5);
const [CLAUSE_FIRST, CLAUSE_TWO, CLAUSE_LAST, CLAUSE_LAST_TWO] = [6, 7, 8, 9].map(begin);
const [ALL_FIRST, ALL_TWO, ALL_LAST, ALL_LAST_TWO] = [10, 11, 12, 13].map(begin);
const APART = begin(14);

type Token = { readonly hash: number; readonly start: number; readonly end: number };
type Kinds = readonly (number | undefined)[];

const CLAUSE: Kinds = [CLAUSE_FIRST, CLAUSE_TWO, CLAUSE_LAST, CLAUSE_LAST_TWO];
const ALL: Kinds = [ALL_FIRST, ALL_TWO, ALL_LAST, ALL_LAST_TWO];

/** Calls back for each place of a normal text, repeats included; linear in its length. */
export function eachPlace(text: string, seen: Seen): void {
  const tokens: Token[] = [];
  let from = 0; // the clause's first token
  let isBroken = false;
  let isSpaced = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const isLetter = isCjk(code);
    if (!isLetter && !isWordUnit(code)) {
      if (code === SPACE) isSpaced = true;
      else isBroken = true;
      at += 1;
      continue;
    }
    const before = tokens.at(-1);
    // In Chinese a space ends a clause as a comma does.
    const isParted = isSpaced && (isLetter || isCjk(text.charCodeAt((before?.end ?? 1) - 1)));
    if (before !== undefined && (isBroken || isParted)) {
      ends(tokens, from, CLAUSE, seen);
      from = tokens.length;
    }
    isBroken = false;
    isSpaced = false;
    const token = isLetter ? { hash: step(WORD, code), start: at, end: at + 1 } : wordAt(text, at);
    const other = tokens.at(-2);
    if (other !== undefined) seen(pair(APART, other, token), other.start, token.end);
    tokens.push(token);
    at = token.end;
  }
  ends(tokens, from, CLAUSE, seen);
  ends(tokens, 0, ALL, seen);
}

function wordAt(text: string, start: number): Token {
  let hash = WORD;
  let end = start;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) {
    hash = step(hash, text.charCodeAt(end));
    end += 1;
  }
  return { hash, start, end };
}

/** How a stretch of tokens begins and ends, by one and by two. */
function ends(tokens: readonly Token[], from: number, kinds: Kinds, seen: Seen): void {
  const [first, second, last, before] = [
    tokens[from],
    tokens[from + 1],
    tokens.at(-1),
    tokens.at(-2),
  ];
  const [one = 0, two = 0, end = 0, endTwo = 0] = kinds;
  if (first === undefined || last === undefined) return;
  seen(slotOf(step(one, first.hash)), first.start, first.end);
  seen(slotOf(step(end, last.hash)), last.start, last.end);
  if (second === undefined || before === undefined) return;
  seen(pair(two, first, second), first.start, second.end);
  seen(pair(endTwo, before, last), before.start, last.end);
}

function pair(kind: number, a: Token, b: Token): number {
  return slotOf(step(step(kind, a.hash), b.hash));
}
