// How one message sounds, by rules and a small classifier: pure, offline, well under a
// millisecond. Neither takes back what the other heard.

import type { Assessment, Reason } from './assessment.ts';
import { TRAINED } from './classifier/trained.ts';
import { fuse, type Heard } from './fuse.ts';
import { isAtLeast, type Level } from './level.ts';
import { normalize, spanIn } from './normalize.ts';
import { hitsOf } from './rulebook.ts';
import { stressorsIn } from './stressors.ts';

const REASONS_MAX = 12;

/** Rates words of any length whole, in overlapping windows. */
export function rate(words: string, without?: ReadonlySet<string>): Assessment {
  const normal = normalize(words);
  const { level, labels, heard } = fuse(normal.text, hitsOf(normal.text), TRAINED, without);
  return {
    level,
    labels,
    stressors: stressorsIn(normal.text),
    reasons: reasonsOf(heard).map(({ start, end, level: of, ...why }): Reason => {
      const span = spanIn(normal, start, end);
      return why.layer === 'rules'
        ? { layer: 'rules', rule: why.rule, level: of, span }
        : { layer: 'classifier', rule: why.rule, level: of, p: why.p, span };
    }),
  };
}

function reasonsOf(heard: readonly Heard[]): readonly Heard[] {
  const unique = new Map(heard.map((one) => [`${one.rule} ${one.start}`, one]));
  return [...unique.values()]
    .toSorted((a, b) => (a.level === b.level ? a.start - b.start : order(b.level, a.level)))
    .slice(0, REASONS_MAX);
}

function order(a: Level, b: Level): number {
  return isAtLeast(a, b) ? 1 : -1;
}
