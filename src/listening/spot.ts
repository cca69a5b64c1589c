// By the strings they need, which of many patterns can hold in a text: one walk, whatever their
// number.

import { pairOf, stepIn, type Trie, trieOf } from './trie.ts';

/** Stands in a string for the beginning or the end of a word; in no text. */
export const EDGE = '\u0001';
const EDGE_UNIT = 1;

/** Of each set a pattern needs one string; none: it is always to be tried. */
export type Needs = readonly (readonly string[])[];

/** Numbers for names: strings in order, sets of their places, for each pattern those of its sets. */
export type Listed = {
  readonly strings: readonly string[];
  readonly sets: readonly (readonly number[])[];
  readonly needs: readonly (readonly number[])[];
};

/** Lists of numbers one after the other: list i is from `at[i]` to before `at[i + 1]`. */
export type Lists = { readonly at: Int32Array; readonly items: Uint16Array };

export type Spotter = {
  readonly trie: Trie;
  /** The sets that each string is in. */
  readonly holders: Lists;
  /** By the first set that a pattern needs, the patterns; and the sets that each needs besides. */
  readonly patterns: Lists;
  readonly besides: Lists;
  readonly always: Uint16Array;
};

/** Equal strings and equal sets once. */
export function listed(needs: readonly Needs[]): Listed {
  const strings = [...new Set(needs.flat(2))].sort();
  const placeOf = new Map(strings.map((string, place) => [string, place]));
  const known = new Map<string, number>();
  const sets: (readonly number[])[] = [];
  const list = (set: readonly string[]) => {
    const places = set.map((string) => placeOf.get(string) ?? 0).sort((a, b) => a - b);
    const key = places.join(' ');
    const place = known.get(key) ?? sets.push(places) - 1;
    known.set(key, place);
    return place;
  };
  return { needs: needs.map((each) => [...new Set(each.map(list))]), strings, sets };
}

export function spotterOf({ strings, sets, needs }: Listed): Spotter {
  const holders = strings.map((): number[] => []);
  for (const [set, each] of sets.entries()) for (const string of each) holders[string]?.push(set);
  const patterns = sets.map((): number[] => []);
  for (const [pattern, [first]] of needs.entries())
    if (first !== undefined) patterns[first]?.push(pattern);
  return {
    trie: trieOf(strings),
    holders: listsOf(holders),
    patterns: listsOf(patterns),
    besides: listsOf(needs.map((each) => each.slice(1))),
    always: Uint16Array.from(
      needs.flatMap((each, pattern) => (each.length === 0 ? [pattern] : [])),
    ),
  };
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const at = new Int32Array(lists.length + 1);
  for (const [list, { length }] of lists.entries()) at[list + 1] = (at[list] ?? 0) + length;
  return { at, items: Uint16Array.from(lists.flat()) };
}

/** The patterns that may hold, in rising order. */
export function spot(text: string, spotter: Spotter): readonly number[] {
  const { trie, patterns, besides, always } = spotter;
  const seen: Seen = { met: new Uint8Array(patterns.at.length), likely: [] };
  const edge = trie.roots[EDGE_UNIT] ?? 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const node = trie.roots[unit] ?? 0;
    if (node !== 0 && mayBegin(trie, node, unit, text.charCodeAt(at + 1)))
      walk(text, at + 1, node, spotter, seen);
    if (edge === 0 || !isWord(unit) || (at > 0 && isWord(text.charCodeAt(at - 1)))) continue;
    const first = stepIn(trie, edge, unit);
    if (first !== 0) walk(text, at + 1, first, spotter, seen);
  }
  const spotted = seen.likely.filter((pattern) => {
    const end = besides.at[pattern + 1] ?? 0;
    for (let item = besides.at[pattern] ?? 0; item < end; item += 1)
      if (seen.met[besides.items[item] ?? 0] === 0) return false;
    return true;
  });
  return [...always, ...spotted].sort((a, b) => a - b);
}

/** Most places begin nothing: that is seen by two letters, without a walk. */
function mayBegin({ pairs, ends, first, units }: Trie, node: number, unit: number, next: number) {
  if (pairs[pairOf(unit, next)] !== 0 || ends[node] !== 0) return true;
  const child = first[node] ?? 0;
  return units[child] === EDGE_UNIT && child < (first[node + 1] ?? 0);
}

type Seen = { readonly met: Uint8Array; readonly likely: number[] };

function walk(text: string, from: number, start: number, spotter: Spotter, seen: Seen): void {
  const { trie } = spotter;
  const { ends, first, units } = trie;
  for (let at = from, node = start; node !== 0; at += 1) {
    const string = ends[node] ?? 0;
    if (string !== 0) meet(string, spotter, seen);
    // The edge is the least of all units, so it is a first child if it is a child.
    const child = first[node] ?? 0;
    if (units[child] === EDGE_UNIT && child < (first[node + 1] ?? 0) && isWordEnd(text, at))
      meet(ends[child] ?? 0, spotter, seen);
    if (at >= text.length) return;
    node = stepIn(trie, node, text.charCodeAt(at));
  }
}

function meet(string: number, { holders, patterns }: Spotter, { met, likely }: Seen): void {
  const end = holders.at[string] ?? 0;
  for (let item = holders.at[string - 1] ?? 0; item < end; item += 1) {
    const set = holders.items[item] ?? 0;
    if (met[set] === 1) continue;
    met[set] = 1;
    const last = patterns.at[set + 1] ?? 0;
    for (let next = patterns.at[set] ?? 0; next < last; next += 1)
      likely.push(patterns.items[next] ?? 0);
  }
}

function isWordEnd(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at));
}

// As \b means it.
function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 95
  );
}
