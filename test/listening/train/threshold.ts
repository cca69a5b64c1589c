// Where to draw the lines, from scores of messages the fit had not seen.

import type { Head } from '../../../src/listening/classifier/classifier.ts';
import type { Sample } from './data.ts';

export type Scored = { readonly sample: Sample; readonly p: Readonly<Record<Head, number>> };

/** The share of a kind of message that may be said something of without cause. */
export type Limit = {
  readonly of: (sample: Sample) => boolean;
  readonly share: number;
};

/** Left to the classifier even where the rules use up a limit. */
const LEAST = 0.001;

/** The lowest line that keeps all the limits, as far as there are such messages. */
export function lowestLine<T extends { readonly sample: Sample }>(
  scored: readonly T[],
  p: (one: T) => number,
  limits: readonly Limit[],
): number {
  const lines = limits.map(({ of, share }) => {
    const scores = scored.flatMap((one) => (of(one.sample) ? [p(one)] : []));
    const sorted = scores.toSorted((a, b) => b - a);
    return sorted[Math.floor(share * sorted.length)] ?? Number.NEGATIVE_INFINITY;
  });
  return Math.max(...lines) + 1e-6;
}

/** The same, where some are said something of anyway, which counts against the limits. */
export function lineBeside<T extends { readonly sample: Sample }>(
  scored: readonly T[],
  p: (one: T) => number,
  isSaid: (one: T) => boolean,
  limits: readonly Limit[],
): number {
  const lines = limits.map(({ of, share }) => {
    const some = scored.filter((one) => of(one.sample));
    const open = some.filter((one) => !isSaid(one));
    const left = Math.max(LEAST * some.length, share * some.length - (some.length - open.length));
    const sorted = open.map(p).toSorted((a, b) => b - a);
    return sorted[Math.floor(left)] ?? Number.NEGATIVE_INFINITY;
  });
  return Math.max(...lines) + 1e-6;
}

/** One factor for all scores of a head, by which their sigmoid is closest to what was so (Platt). */
export function sharpnessOf(scores: readonly number[], answers: readonly boolean[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let sharpness = 0.4; sharpness <= 12; sharpness += 0.1) {
    const loss = scores.reduce((sum, score, at) => {
      const p = 1 / (1 + Math.exp(-sharpness * score));
      return sum - Math.log(Math.max(1e-9, answers[at] === true ? p : 1 - p));
    }, 0);
    if (loss < least) [best, least] = [sharpness, loss];
  }
  return Math.round(best * 10) / 10;
}

/** Mean share of yes among those ranked at or above each yes: 1 is a perfect order. */
export function averagePrecision(scores: readonly number[], answers: readonly boolean[]): number {
  const order = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let [yes, sum] = [0, 0];
  for (const [rank, at] of order.entries()) {
    if (answers[at] !== true) continue;
    yes += 1;
    sum += yes / (rank + 1);
  }
  return yes === 0 ? 0 : sum / yes;
}
