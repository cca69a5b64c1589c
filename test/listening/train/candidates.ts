// What is tried, and the best of it by messages of families and of sources it had not seen.

import { outOfFold, scoresWithout, type Weights } from './cross.ts';
import { answerOf, type Sample, SOURCES, type Source } from './data.ts';
import type { FitOptions } from './fit.ts';
import { ASKS } from './lines.ts';
import { averagePrecision, lowestLine } from './threshold.ts';

export type Candidate = {
  readonly name: string;
  readonly weights: Weights;
  readonly options: FitOptions;
};

export type Tried = Candidate & {
  /** Of crises in our own families, out of fold, within the alarms allowed; mean of the languages. */
  readonly recall: number;
  /** Average precision of `crisis` on a source left out whole. */
  readonly sources: Readonly<Partial<Record<Source, number>>>;
};

const OWN: Weights = { corpus: 1, statements: 1, psyguard: 1, sad: 0.2 };
const BASE: FitOptions = { epochs: 10, cost: 1, isByRarity: true, calm: 0 };

export const CANDIDATES: readonly Candidate[] = [
  { name: 'crisis alone', weights: OWN, options: BASE },
  { name: 'less a fifth of what is calm', weights: OWN, options: { ...BASE, calm: 0.2 } },
  { name: 'less two fifths of what is calm', weights: OWN, options: { ...BASE, calm: 0.4 } },
];

/** Tries one on the training families; nothing held out is looked at. */
export function tried(candidate: Candidate, samples: readonly Sample[]): Tried {
  const { weights, options } = candidate;
  const scores = outOfFold('crisis', samples, weights, options);
  const recall = (['zh', 'en'] as const).map((lang) => recallIn(lang, samples, scores));
  return {
    ...candidate,
    recall: recall.reduce((sum, one) => sum + one, 0) / recall.length,
    sources: Object.fromEntries(
      SOURCES.filter((source) => source !== 'sad').flatMap((source) => {
        const left = samples.filter((sample) => sample.source === source);
        if (left.length === 0) return [];
        const unseen = scoresWithout(source, 'crisis', samples, weights, options);
        return [[source, averagePrecision(unseen, left.map(isCrisis))]];
      }),
    ),
  };
}

/** The one that hears the most within the same alarms. */
export function best(all: readonly Tried[]): Tried | undefined {
  return all.toSorted((a, b) => b.recall - a.recall)[0];
}

function recallIn(
  lang: 'zh' | 'en',
  samples: readonly Sample[],
  scores: readonly number[],
): number {
  const scored = samples.flatMap((sample, at) =>
    sample.lang === lang ? [{ sample, score: scores[at] ?? 0 }] : [],
  );
  const line = lowestLine(scored, ({ score }) => score, ASKS);
  const crises = scored.filter(({ sample }) => sample.source === 'corpus' && isCrisis(sample));
  return crises.filter(({ score }) => score >= line).length / crises.length;
}

function isCrisis(sample: Sample): boolean {
  return answerOf('crisis', sample) === true;
}
