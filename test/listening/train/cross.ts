// What a fit says of messages it has not seen: every family in one of a few folds.

import type { Head } from '../../../src/listening/classifier/classifier.ts';
import { answerOf, type Sample, type Source } from './data.ts';
import { type Example, type Fit, type FitOptions, heardOf, less, regress } from './fit.ts';

const FOLDS = 5;

export type Weights = Readonly<Record<Source, number>>;

/**
 * A crisis is heard by what speaks for one, less a share of what speaks for a calm message: what is
 * allowed of questions to the strained is used by that, and the calm are asked less.
 */
export function fitFor(
  head: Head,
  samples: readonly Sample[],
  weights: Weights,
  options: FitOptions,
): Fit {
  const fit = regress(examplesOf(head, samples, weights), options);
  if (head !== 'crisis' || options.calm === 0) return fit;
  return less(fit, options.calm, regress(examplesOf('calm', samples, weights), options));
}

function examplesOf(
  head: Head | 'calm',
  samples: readonly Sample[],
  weights: Weights,
): readonly Example[] {
  return samples.flatMap((sample) => {
    const isYes = answerOf(head, sample);
    const weight = weights[sample.source];
    return isYes === undefined || weight === 0 ? [] : [{ slots: sample.slots, isYes, weight }];
  });
}

/** A score for each sample, from a fit that saw nothing of its family. */
export function outOfFold(
  head: Head,
  samples: readonly Sample[],
  weights: Weights,
  options: FitOptions,
): readonly number[] {
  const scores = samples.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const seen = samples.filter(({ family }) => foldOf(family) !== fold);
    const fitted = fitFor(head, seen, weights, options);
    for (const [at, { family, windows }] of samples.entries())
      if (foldOf(family) === fold) scores[at] = heardOf(fitted, windows);
  }
  return scores;
}

function foldOf(family: string): number {
  let hash = 7;
  for (let at = 0; at < family.length; at += 1) hash = (hash * 31 + family.charCodeAt(at)) >>> 0;
  return hash % FOLDS;
}

/** Scores of one source's samples, from a fit that saw nothing of that source. */
export function scoresWithout(
  source: Source,
  head: Head,
  samples: readonly Sample[],
  weights: Weights,
  options: FitOptions,
): readonly number[] {
  const others = samples.filter((sample) => sample.source !== source);
  const fitted = fitFor(head, others, weights, options);
  return samples.flatMap((sample) =>
    sample.source === source ? [heardOf(fitted, sample.windows)] : [],
  );
}
