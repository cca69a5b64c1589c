// Every place a pattern is found. Not matchAll: that copies the pattern for each call, which costs
// more than most searches here.

export type Found = { readonly start: number; readonly end: number };

export function foundIn(text: string, pattern: RegExp): readonly Found[] {
  const found: Found[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    found.push({ start, end: start + match[0].length });
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
