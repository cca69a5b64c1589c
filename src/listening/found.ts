// Every place a pattern is found. Not matchAll: that copies the pattern for each call, which costs
// more than most searches here.

export type Found = { readonly start: number; readonly end: number };
/** With the place of the pattern that found it. */
export type FoundBy = Found & { readonly which: number };

export function foundIn(text: string, pattern: RegExp): readonly Found[] {
  const found: Found[] = [];
  for (let next = nextIn(text, pattern, 0); next !== undefined; ) {
    found.push(next);
    next = nextIn(text, pattern, Math.max(next.end, next.start + 1));
  }
  return found;
}

/** As if the patterns were one, with bars between: leftmost first, then by their order. */
export function foundByAny(text: string, patterns: readonly RegExp[]): readonly FoundBy[] {
  const found: FoundBy[] = [];
  const ahead = patterns.map((pattern) => nextIn(text, pattern, 0));
  for (;;) {
    let which = -1;
    let first: Found | undefined;
    for (const [at, next] of ahead.entries()) {
      if (next === undefined || (first !== undefined && next.start >= first.start)) continue;
      first = next;
      which = at;
    }
    if (first === undefined) return found;
    found.push({ ...first, which });
    const from = Math.max(first.end, first.start + 1);
    for (const [at, pattern] of patterns.entries()) {
      const next = ahead[at];
      if (next !== undefined && next.start < from) ahead[at] = nextIn(text, pattern, from);
    }
  }
}

function nextIn(text: string, pattern: RegExp, from: number): Found | undefined {
  if (from > text.length) return undefined;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
