// Texts that say the same twice in other words.

const SHORT = 6; // runs

/** Pairs whose runs of letters overlap by more than `most` (Jaccard). */
export function alike(
  lines: readonly { readonly id: string; readonly text: string }[],
  run: number,
  most: number,
): readonly string[] {
  const runs = lines.map(({ text }) => runsOf(text, run));
  const earlier = new Map<string, number[]>();
  const close: string[] = [];
  for (const [at, own] of runs.entries()) {
    const shared = new Uint16Array(at);
    for (const one of own) {
      const holders = earlier.get(one) ?? [];
      for (const other of holders) shared[other] = (shared[other] ?? 0) + 1;
      holders.push(at);
      earlier.set(one, holders);
    }
    // Written as a loop, and not over pairs: there are tens of millions of them.
    for (let other = 0; other < at; other += 1) {
      const n = shared[other] ?? 0;
      if (n > most * (own.size + (runs[other]?.size ?? 0) - n))
        close.push(`${lines[at]?.id} ~ ${lines[other]?.id}`);
    }
  }
  return close;
}

function runsOf(text: string, run: number): Set<string> {
  const bare = text.toLowerCase();
  // A few words said plainly are said alike: "I want it to stop", "I want to stop".
  if (bare.length < SHORT * run) return new Set([`${bare} whole`]);
  return new Set(
    Array.from({ length: bare.length - run + 1 }, (_, at) => bare.slice(at, at + run)),
  );
}
