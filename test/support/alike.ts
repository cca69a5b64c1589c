// Texts that say the same twice in other words.

const SHORT = 6; // runs

/** Pairs whose runs of letters overlap by more than `most` (Jaccard). */
export function alike(
  lines: readonly { readonly id: string; readonly text: string }[],
  run: number,
  most: number,
): readonly string[] {
  const runs = lines.map(({ text }) => runsOf(text, run));
  const sizes = Uint32Array.from(runs, ({ size }) => size);
  const shared = new Uint16Array(lines.length);
  const earlier = new Map<string, number[]>();
  const close: string[] = [];
  // Plain loops over numbers: there are hundreds of millions of steps.
  for (const [at, own] of runs.entries()) {
    shared.fill(0, 0, at);
    for (const one of own) {
      const holders = earlier.get(one) ?? [];
      for (let i = 0; i < holders.length; i += 1) (shared[holders[i] as number] as number) += 1;
      holders.push(at);
      earlier.set(one, holders);
    }
    for (let other = 0; other < at; other += 1) {
      const n = shared[other] as number;
      if (n > most * (own.size + (sizes[other] as number) - n))
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
