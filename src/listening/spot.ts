// Which of many patterns can hold in a text, in one walk over it, by the strings they need.

import { eachAt, type Trie, trieOf } from './trie.ts';

export type Spotter = { readonly trie: Trie; readonly always: readonly number[] };

/** `needs[i]`: strings of which pattern i needs one; undefined: it is always to be tried. */
export function spotterOf(needs: readonly (readonly string[] | undefined)[]): Spotter {
  return {
    trie: trieOf(needs.map((strings) => strings ?? [])),
    always: needs.flatMap((strings, index) => (strings === undefined ? [index] : [])),
  };
}

/** In rising order. */
export function spot(text: string, { trie, always }: Spotter): readonly number[] {
  const spotted = new Set(always);
  const add = (owners: readonly number[]) => {
    for (const owner of owners) spotted.add(owner);
  };
  for (let at = 0; at < text.length; at += 1) eachAt(trie, text, at, add);
  return [...spotted].sort((a, b) => a - b);
}
