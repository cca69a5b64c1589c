// Every place a pattern is found. Not matchAll: that copies the pattern for each call, which costs
// more than most searches here.

export type Found = { readonly start: number; readonly end: number };

export function foundIn(text: string, pattern: RegExp): readonly Found[] {
  const found: Found[] = [];
  for (let next = nextIn(text, pattern, 0); next !== undefined; ) {
    found.push(next);
    next = nextIn(text, pattern, Math.max(next.end, next.start + 1));
  }
  return found;
}

/** As if the patterns were one, with bars between: leftmost first, then by their order. */
export function foundByAny(text: string, patterns: readonly RegExp[]): readonly Found[] {
  const [only, ...others] = patterns;
  if (only === undefined) return [];
  if (others.length === 0) return foundIn(text, only);
  const found: Found[] = [];
  let from = 0;
  let ahead = patterns.map((pattern) => nextIn(text, pattern, 0));
  for (;;) {
    const first = ahead.reduce(
      (best, next) =>
        next !== undefined && (best === undefined || next.start < best.start) ? next : best,
      undefined,
    );
    if (first === undefined) return found;
    found.push(first);
    from = Math.max(first.end, first.start + 1);
    ahead = ahead.map((next, which) => {
      const pattern = patterns[which];
      if (next === undefined || next.start >= from || pattern === undefined) return next;
      return nextIn(text, pattern, from);
    });
  }
}

function nextIn(text: string, pattern: RegExp, from: number): Found | undefined {
  if (from > text.length) return undefined;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
