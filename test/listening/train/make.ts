// Fits all heads, draws the lines, and packs what the program reads.

import { createHash } from 'node:crypto';
import {
  type ClassifierData,
  HEADS,
  type Head,
} from '../../../src/listening/classifier/classifier.ts';
import { SLOTS } from '../../../src/listening/classifier/hashing.ts';
import type { Candidate } from './candidates.ts';
import { fitFor, outOfFold } from './cross.ts';
import { answerOf, type Sample } from './data.ts';
import type { Fit } from './fit.ts';
import { linesFor } from './lines.ts';
import { type Scored, sharpnessOf } from './threshold.ts';

const TOP = 127;
const VERSION = 3;

export type Made = {
  readonly data: ClassifierData;
  readonly weights: Buffer;
  /** Out of fold, calibrated: what the lines were drawn by. */
  readonly scored: readonly Scored[];
};

export function make(
  samples: readonly Sample[],
  { weights, options }: Candidate,
  trainedOn: string,
): Made {
  const fits = HEADS.map((head) => {
    const scores = outOfFold(head, samples, weights, options);
    const answers = samples.map((sample) => answerOf(head, sample));
    const known = answers.flatMap((answer, at) =>
      answer === undefined || samples[at]?.source === 'sad' ? [] : [at],
    );
    const sharpness = sharpnessOf(
      known.map((at) => scores[at] ?? 0),
      known.map((at) => answers[at] === true),
    );
    return {
      head,
      scores,
      sharpness,
      fitted: fitFor(head, samples, weights, options),
    };
  });
  const scored = samples.map((sample, at): Scored => {
    const p = Object.fromEntries(
      fits.map(({ head, scores, sharpness }) => [head, logistic(sharpness * (scores[at] ?? 0))]),
    );
    return { sample, p: p as Record<Head, number> };
  });
  const packed = fits.map(({ head, fitted, sharpness }) => ({ head, sharpness, ...pack(fitted) }));
  const heads = Object.fromEntries(
    packed.map(({ head, scale, bias, sharpness }) => [head, { scale, bias, sharpness }]),
  ) as ClassifierData['heads'];
  const bytes = Buffer.alloc(HEADS.length * SLOTS);
  for (const [head, { whole }] of packed.entries())
    for (const [slot, weight] of whole.entries())
      bytes.writeInt8(weight, slot * HEADS.length + head);
  return {
    data: {
      version: VERSION,
      trainedOn,
      heads,
      thresholds: { zh: linesFor(scored, 'zh'), en: linesFor(scored, 'en') },
      weights: createHash('sha256').update(bytes).digest('hex'),
    },
    weights: bytes,
    scored,
  };
}

function pack({ weights, bias }: Fit): { scale: number; bias: number; whole: Int8Array } {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / TOP;
  const whole = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { scale, bias, whole };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
