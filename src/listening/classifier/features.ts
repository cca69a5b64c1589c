// What the classifier sees of a message: hashed runs of 1 to 4 Chinese characters, English words
// alone, in twos and threes, and pieces of them. No word list: a slot is a number, and what was
// written cannot be read back from it. The rules are not among it, so that a rule can be edited
// without training anew, and so that rules written by the same messages teach it nothing.

const SLOT_BITS = 19;
export const SLOTS = 2 ** SLOT_BITS;

const CJK_RUN = 4;
const WORD_RUN = 3;
const PIECE_MIN = 3;
const PIECE_MAX = 5;

// FNV-1a, 32 bits (Fowler, Noll, Vo), with a last mix; the kind of feature is its first unit.
const BASIS = 2_166_136_261;
const PRIME = 16_777_619;
const [CJK, WORD, PIECE] = [1, 2, 3];

/** A message with fewer features than this is weak evidence, and its sum is held small. */
const EVIDENCE = 100;

/** What a sum of weights is divided by. */
export function lengthOf(slots: readonly number[]): number {
  return Math.sqrt(Math.max(EVIDENCE, slots.length));
}

/** One feature: where its weight is, and which stretch of the text it is. */
export type Seen = (slot: number, start: number, end: number) => void;

/** Calls back for each feature of a normal text, repeats included; linear in its length. */
export function eachFeature(text: string, seen: Seen): void {
  const words: { hash: number; start: number; end: number }[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isCjk(code)) {
      eachRun(text, at, seen);
      at += 1;
    } else if (isWordUnit(code)) {
      let end = at;
      let hash = begin(WORD);
      while (end < text.length && isWordUnit(text.charCodeAt(end))) {
        hash = step(hash, text.charCodeAt(end));
        end += 1;
      }
      words.push({ hash, start: at, end });
      eachPiece(text, at, end, seen);
      at = end;
    } else at += 1;
  }
  for (const [first, { start }] of words.entries()) {
    let hash = begin(WORD);
    for (let n = 0; n < WORD_RUN && first + n < words.length; n += 1) {
      const word = words[first + n];
      if (word === undefined) break;
      hash = step(hash, word.hash);
      seen(slotOf(hash), start, word.end);
    }
  }
}

function eachRun(text: string, start: number, seen: Seen): void {
  let hash = begin(CJK);
  for (let end = start; end < start + CJK_RUN && end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (!isCjk(code)) return;
    hash = step(hash, code);
    seen(slotOf(hash), start, end + 1);
  }
}

function eachPiece(text: string, start: number, end: number, seen: Seen): void {
  for (let from = start; from + PIECE_MIN <= end; from += 1) {
    let hash = step(begin(PIECE), from === start ? 1 : 0); // a beginning counts as one
    for (let to = from; to < Math.min(end, from + PIECE_MAX); to += 1) {
      hash = step(hash, text.charCodeAt(to));
      if (to + 1 - from >= PIECE_MIN) seen(slotOf(hash), from, to + 1);
    }
  }
}

function begin(kind: number): number {
  return step(BASIS, kind);
}

function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

function slotOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> (32 - SLOT_BITS);
}

function isCjk(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isWordUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
