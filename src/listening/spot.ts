// Many strings, looked for at once in one walk over a text; and by the strings they need, which of
// many patterns can hold in it.

/** `steps`: node × 65,536 + UTF-16 unit → node; `ends[node]`: what ends there. */
export type Trie = {
  readonly steps: ReadonlyMap<number, number>;
  readonly ends: readonly (readonly number[] | undefined)[];
};

const UNITS = 65_536;

/** `strings[i]`: all the strings that stand for i. */
export function trieOf(strings: readonly (readonly string[])[]): Trie {
  const steps = new Map<number, number>();
  const ends: (number[] | undefined)[] = [undefined];
  for (const [owner, each] of strings.entries()) {
    for (const string of each) {
      let node = 0;
      for (let at = 0; at < string.length; at += 1) {
        const step = node * UNITS + string.charCodeAt(at);
        let next = steps.get(step);
        if (next === undefined) {
          next = ends.length;
          ends.push(undefined);
          steps.set(step, next);
        }
        node = next;
      }
      const owners = ends[node];
      if (owners === undefined) ends[node] = [owner];
      else if (owners.at(-1) !== owner) owners.push(owner);
    }
  }
  return { steps, ends };
}

/** Calls back for each string that begins at `start`, shorter ones first. */
export function eachAt(
  { steps, ends }: Trie,
  text: string,
  start: number,
  found: (owners: readonly number[], end: number) => void,
): void {
  let node = 0;
  for (let at = start; at < text.length; at += 1) {
    const next = steps.get(node * UNITS + text.charCodeAt(at));
    if (next === undefined) return;
    const owners = ends[next];
    if (owners !== undefined) found(owners, at + 1);
    node = next;
  }
}

export type Spotter = { readonly trie: Trie; readonly always: readonly number[] };

/** `needs[i]`: strings of which pattern i needs one; null: it is always to be tried. */
export function spotterOf(needs: readonly (readonly string[] | null)[]): Spotter {
  return {
    trie: trieOf(needs.map((strings) => strings ?? [])),
    always: needs.flatMap((strings, index) => (strings === null ? [index] : [])),
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
