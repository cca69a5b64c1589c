// Several opinions on one message: a model may raise a level, never lower it.

import { type Assessment, LABELS } from './assessment.ts';
import { highest, type Level } from './level.ts';

/** The level after a later opinion on the same message. */
export function raise(level: Level, opinion: { readonly level: Level }): Level {
  return highest(level, opinion.level);
}

/** What several layers heard in one message, taken together; the highest level wins. */
export function fuse(first: Assessment, ...more: readonly Assessment[]): Assessment {
  const all = [first, ...more];
  const labels = LABELS.filter((label) => all.some((each) => each.labels.includes(label)));
  return {
    level: highest(...all.map(({ level }) => level)),
    labels: labels.length > 1 ? labels.filter((label) => label !== 'benign') : labels,
    stressors: [...new Set(all.flatMap(({ stressors }) => stressors))].slice(0, 3),
    reasons: all.flatMap(({ reasons }) => reasons),
  };
}
