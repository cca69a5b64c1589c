// Which strings say the most by being in a text: long ones, and none that are in most texts.

import { EDGE } from './spot.ts';

export type Strings = readonly string[];

/** Longer strings would find little less, and make a larger trie. */
export const RARE_ENOUGH = 4;
const LONG = 10;
const SETS_MAX = 3;
const COMMON = new Set(
  [
    'i im ive the a my me to of in on at for and or not no dont is are was be been all out up it',
    'this that with want just like get have had will would can could so if when go going him her',
    'his they you your here there now one day time on-the in-the at-the to-the of-the on-my in-my',
    '我 你 他 她 的 了 是 在 到 好 来 就 都 也 想 要 上 下 出 有 说 看 着 过 去 没 不 给 会 能 还 又 很 真',
    '吃 人 天 里 自己 今天 没有 不想 不要',
  ].flatMap((line) => line.split(' ').map((word) => word.replace('-', ' '))),
);

/** The best few: rarer strings are better, and of equally rare ones fewer. */
export function rarest(sets: readonly Strings[]): readonly Strings[] {
  return sets
    .map((set) => ({ set, rare: rarity(set) }))
    .filter(({ rare }) => rare > 0)
    .toSorted((a, b) => b.rare - a.rare || a.set.length - b.set.length)
    .slice(0, SETS_MAX)
    .map(({ set }) => set);
}

/** Of the commonest: a Chinese letter tells as much as two English ones, a space or "the" little. */
export function rarity(strings: Strings): number {
  let least = RARE_ENOUGH;
  for (const string of strings) {
    const letters = string.replaceAll(EDGE, '');
    const bare = letters.trim();
    const length = bare.charCodeAt(0) > 0x7f ? bare.length * 2 : bare.length;
    const own = letters === '' ? 0 : COMMON.has(bare) ? 1 : Math.max(1, length);
    if (own < least) least = own;
  }
  return least;
}

/** No longer than need be; an edge counts where a string begins or ends with a word's letter. */
export function edged(string: string): string {
  const whole = string.replaceAll(EDGE, '');
  const letters = whole.slice(0, whole.charCodeAt(0) > 0x7f ? LONG / 2 : LONG);
  const before = string.startsWith(EDGE) && /^\w/.test(letters) ? EDGE : '';
  const isCut = letters.length < whole.length;
  const after = !isCut && string.endsWith(EDGE) && /\w$/.test(letters) ? EDGE : '';
  return before + letters + after;
}

/** Without those that hold another: a text with one of them has the other as well. */
export function shortest(strings: Strings): Strings {
  const distinct = [...new Set(strings)];
  return distinct.filter((one) => distinct.every((other) => other === one || !one.includes(other)));
}
