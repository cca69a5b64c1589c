// From what was read to a slot of weights. No word list: a slot is a number, and what was written
// cannot be read back from it. FNV-1a, 32 bits (Fowler, Noll, Vo), with a last mix.

const SLOT_BITS = 19;
export const SLOTS = 2 ** SLOT_BITS;

const BASIS = 2_166_136_261;
const PRIME = 16_777_619;

/** A hash of one kind of feature; the kind is its first unit. */
export function begin(kind: number): number {
  return step(BASIS, kind);
}

export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

export function slotOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> (32 - SLOT_BITS);
}

export function isCjk(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

export function isWordUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
