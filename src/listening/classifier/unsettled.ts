// What the classifier reads: the text without what the reviewed rules have already settled as no
// sign of the writer's own: idioms, denials, duty talk. It knows words, not who says them of whom.

import type { Hit } from '../match.ts';

const SETTLED: ReadonlySet<string> = new Set(['idiom', 'denial', 'work']);
const GONE = '\u0000';

/** As long as the text, so that places stay places. */
export function unsettled(text: string, hits: readonly Hit[]): string {
  return hits
    .filter(({ facet }) => SETTLED.has(facet))
    .reduce(
      (left, { start, end }) => left.slice(0, start) + GONE.repeat(end - start) + left.slice(end),
      text,
    );
}
