// Many strings, looked for at once in one walk over a text. Nodes lie level by level, the children of
// each beside each other, so that a walk stays within a few hundred kilobytes of memory.

export type Trie = {
  /** By its first unit, the node of a string's beginning; 0: of none. */
  readonly roots: Int32Array;
  /** Whether some string may begin with two such units, by a hash of them; never no where one does. */
  readonly pairs: Uint8Array;
  /** The unit by which a node is reached. */
  readonly units: Uint16Array;
  /** A node's children are those from `first[node]` to before `first[node + 1]`. */
  readonly first: Int32Array;
  /** One more than the place of the string that ends at a node; 0: none does. */
  readonly ends: Uint16Array;
};

const UNITS = 65_536;
const PAIRS = 65_536;
const PAIR_MIX = 0x9e3b;

/** Of distinct strings in the order of their UTF-16 units, none empty. */
export function trieOf(sorted: readonly string[]): Trie {
  const count = 1 + nodesIn(sorted);
  const trie = {
    units: new Uint16Array(count),
    first: new Int32Array(count + 1),
    ends: new Uint16Array(count),
  };
  // The strings that go through a node: from `low` to before `high`.
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  high[0] = sorted.length;
  let made = 1;
  for (let [node, depth, level] = [0, 0, 1]; node < count; node += 1) {
    if (node === level) {
      depth += 1;
      level = made;
    }
    trie.first[node] = made;
    let at = low[node] ?? 0;
    const end = high[node] ?? 0;
    if (sorted[at]?.length === depth) {
      at += 1;
      trie.ends[node] = at;
    }
    while (at < end) {
      const unit = sorted[at]?.charCodeAt(depth) ?? 0;
      low[made] = at;
      while (at < end && sorted[at]?.charCodeAt(depth) === unit) at += 1;
      high[made] = at;
      trie.units[made] = unit;
      made += 1;
    }
  }
  trie.first[count] = made;
  return withRoots(trie);
}

/** With what is looked up for every unit of a text, from the rest. */
export function withRoots(trie: Omit<Trie, 'roots' | 'pairs'>): Trie {
  return { ...trie, roots: rootsOf(trie), pairs: pairsOf(trie) };
}

function rootsOf({ units, first }: Pick<Trie, 'units' | 'first'>): Int32Array {
  const roots = new Int32Array(UNITS);
  const end = first[1] ?? 0;
  for (let node = first[0] ?? 0; node < end; node += 1) roots[units[node] ?? 0] = node;
  return roots;
}

function pairsOf({ units, first }: Pick<Trie, 'units' | 'first'>): Uint8Array {
  const pairs = new Uint8Array(PAIRS);
  const end = first[1] ?? 0;
  for (let node = first[0] ?? 0; node < end; node += 1) {
    const last = first[node + 1] ?? 0;
    for (let child = first[node] ?? 0; child < last; child += 1)
      pairs[pairOf(units[node] ?? 0, units[child] ?? 0)] = 1;
  }
  return pairs;
}

/** Where two units are in `pairs`. */
export function pairOf(one: number, two: number): number {
  return (Math.imul(one, PAIR_MIX) ^ two) & (PAIRS - 1);
}

function nodesIn(sorted: readonly string[]): number {
  let count = 0;
  let before = '';
  for (const string of sorted) {
    let same = 0;
    while (same < before.length && before.charCodeAt(same) === string.charCodeAt(same)) same += 1;
    count += string.length - same;
    before = string;
  }
  return count;
}

/** The node after this one by a unit; 0: none. */
export function stepIn({ first, units }: Trie, node: number, unit: number): number {
  let low = first[node] ?? 0;
  let high = first[node + 1] ?? 0;
  while (high - low > 4) {
    const middle = (low + high) >> 1;
    if ((units[middle] ?? 0) > unit) high = middle;
    else low = middle;
  }
  for (; low < high; low += 1) if (units[low] === unit) return low;
  return 0;
}

/** Calls back for each string that begins at `start`, shorter ones first, with its place. */
export function eachAt(
  trie: Trie,
  text: string,
  start: number,
  found: (place: number, end: number) => void,
): void {
  let node = trie.roots[text.charCodeAt(start)] ?? 0;
  for (let at = start + 1; node !== 0; at += 1) {
    const string = trie.ends[node] ?? 0;
    if (string !== 0) found(string - 1, at);
    if (at >= text.length) return;
    node = stepIn(trie, node, text.charCodeAt(at));
  }
}
