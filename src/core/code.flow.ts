// Codes that people copy from paper: letters and digits that are not mistaken for each other.

import { randomInt } from 'node:crypto';
import { LETTERS } from './letters.ts';

/** Eight letters in two groups, about 39 bits; guesses are limited by `core/joining.ts`. */
export function newCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
