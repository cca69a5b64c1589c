// A spotter as bytes and back: read as they lie, they cost a start nothing. Little-endian, as every
// machine is that runs this; the numbers of each array's entries come first.

import type { Spotter } from './spot.ts';
import { withRoots } from './trie.ts';

const WIDE = 4;
const NARROW = 2;

export function packed({ trie, holders, patterns, besides, always }: Spotter): Uint8Array {
  const wide = [trie.first, holders.at, patterns.at, besides.at];
  const narrow = [trie.units, trie.ends, holders.items, patterns.items, besides.items, always];
  const arrays = [...wide, ...narrow];
  const heads = Int32Array.from(arrays, ({ length }) => length);
  return Buffer.concat(
    [heads, ...arrays].map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    ),
  );
}

export function unpacked(bytes: ArrayBuffer): Spotter {
  const heads = new Int32Array(bytes, 0, 10);
  let [from, head] = [heads.byteLength, 0];
  const place = (size: number) => {
    const length = heads[head] ?? 0;
    const start = from;
    head += 1;
    from += size * length;
    return [bytes, start, length] as const;
  };
  const wide = () => new Int32Array(...place(WIDE));
  const narrow = () => new Uint16Array(...place(NARROW));
  const [first, holdersAt, patternsAt, besidesAt] = [wide(), wide(), wide(), wide()];
  const [units, ends] = [narrow(), narrow()];
  return {
    trie: withRoots({ units, first, ends }),
    holders: { at: holdersAt, items: narrow() },
    patterns: { at: patternsAt, items: narrow() },
    besides: { at: besidesAt, items: narrow() },
    always: narrow(),
  };
}
