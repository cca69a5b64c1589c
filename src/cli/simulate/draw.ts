// Chance from a seed and from what is drawn alone: whatever is done at once, or in another order,
// draws the same.

import { hash } from 'node:crypto';

/** From 0 up to, not including, 1. */
export type Draw = (...what: readonly (string | number)[]) => number;

const DIGITS = 12;

export function drawsOf(seed: string): Draw {
  return (...what) => {
    const drawn = hash('sha1', [seed, ...what].join(' ')).slice(0, DIGITS);
    return Number.parseInt(drawn, 16) / 16 ** DIGITS;
  };
}

/** @throws RangeError for an empty list. */
export function oneOf<T>(all: readonly T[], drawn: number): T {
  const index = Math.floor(drawn * all.length);
  if (all.length === 0) throw new RangeError('nothing to draw from');
  return all[index] as T;
}
