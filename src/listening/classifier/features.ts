// What the classifier sees of a message: hashed runs of 1 to 4 Chinese characters, English words
// alone, in twos and threes, pieces of them, and where they stand (places.ts). Beside the text it
// reads a few signs by name (signs.ts).

import { begin, isCjk, isWordUnit, slotOf, step } from './hashing.ts';
import { eachPlace } from './places.ts';

const CJK_RUN = 4;
const PIECE_MIN = 3;
const PIECE_MAX = 5;

const [CJK_BEGINS, WORD_BEGINS, PIECE_BEGINS] = [begin(1), begin(2), begin(3)];
const NAME_BEGINS = begin(4);

/** The slot of something known by its name. */
export function slotOfName(name: string): number {
  let hash = NAME_BEGINS;
  for (let at = 0; at < name.length; at += 1) hash = step(hash, name.charCodeAt(at));
  return slotOf(hash);
}

/** A message with fewer features than this is weak evidence, and its sum is held small. */
const EVIDENCE = 70;

/** What a sum of weights is divided by. */
export function lengthOf(slots: ArrayLike<number>): number {
  return Math.sqrt(Math.max(EVIDENCE, slots.length));
}

/** One feature: where its weight is, and which stretch of the text it is. */
export type Seen = (slot: number, start: number, end: number) => void;

/** Calls back for each feature of a normal text, repeats included; linear in its length. */
export function eachFeature(text: string, seen: Seen): void {
  eachRun(text, seen);
  eachPlace(text, seen);
}

/** Runs of letters and of words, wherever they stand. */
export function eachRun(text: string, seen: Seen): void {
  // The runs that end with the word before, of one word and of two, and where they begin.
  let [one, two, oneFrom, twoFrom] = [0, 0, -1, -1];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isCjk(code)) {
      runsFrom(text, at, seen);
      at += 1;
    } else if (isWordUnit(code)) {
      let end = at;
      let word = WORD_BEGINS;
      while (end < text.length && isWordUnit(text.charCodeAt(end))) {
        word = step(word, text.charCodeAt(end));
        end += 1;
      }
      eachPiece(text, at, end, seen);
      if (twoFrom >= 0) seen(slotOf(step(two, word)), twoFrom, end);
      two = step(one, word);
      twoFrom = oneFrom;
      if (twoFrom >= 0) seen(slotOf(two), twoFrom, end);
      one = step(WORD_BEGINS, word);
      oneFrom = at;
      seen(slotOf(one), at, end);
      at = end;
    } else at += 1;
  }
}

function runsFrom(text: string, start: number, seen: Seen): void {
  let hash = CJK_BEGINS;
  for (let end = start; end < start + CJK_RUN && end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (!isCjk(code)) return;
    hash = step(hash, code);
    seen(slotOf(hash), start, end + 1);
  }
}

function eachPiece(text: string, start: number, end: number, seen: Seen): void {
  for (let from = start; from + PIECE_MIN <= end; from += 1) {
    let hash = step(PIECE_BEGINS, from === start ? 1 : 0); // a beginning counts as one
    for (let to = from; to < Math.min(end, from + PIECE_MAX); to += 1) {
      hash = step(hash, text.charCodeAt(to));
      if (to + 1 - from >= PIECE_MIN) seen(slotOf(hash), from, to + 1);
    }
  }
}
