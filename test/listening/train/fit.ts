// Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), always in the same order: the same
// data give the same weights.

import { lengthOf, SLOTS } from '../../../src/listening/classifier/features.ts';

export type Example = {
  readonly slots: Int32Array;
  readonly isYes: boolean;
  readonly weight: number;
};

export type Fit = { readonly weights: Float32Array; readonly bias: number };

export type FitOptions = {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
};

export function regress(examples: readonly Example[], { epochs, rate, decay }: FitOptions): Fit {
  const weights = new Float32Array(SLOTS);
  const squares = new Float32Array(SLOTS).fill(1e-6);
  let bias = 0;
  let biasSquares = 1e-6;
  const random = lcg(20_261_122);
  const order = [...examples.keys()];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      const { slots, isYes, weight } = example;
      const each = 1 / lengthOf(slots);
      let sum = 0;
      for (const slot of slots) sum += weights[slot] ?? 0;
      const p = 1 / (1 + Math.exp(-(bias + sum * each)));
      const slope = (p - (isYes ? 1 : 0)) * weight;
      for (const slot of slots) {
        const w = weights[slot] ?? 0;
        const gradient = slope * each + decay * w;
        const square = (squares[slot] ?? 0) + gradient * gradient;
        squares[slot] = square;
        weights[slot] = w - (rate * gradient) / Math.sqrt(square);
      }
      biasSquares += slope * slope;
      bias -= (rate * slope) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias };
}

function scoreOf({ weights, bias }: Fit, slots: Int32Array): number {
  let sum = 0;
  for (const slot of slots) sum += weights[slot] ?? 0;
  return bias + sum / lengthOf(slots);
}

/** As the program hears: the most that any window says. */
export function heardOf(fit: Fit, windows: readonly Int32Array[]): number {
  return windows.reduce((most, slots) => Math.max(most, scoreOf(fit, slots)), fit.bias);
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [order[i] ?? 0, order[j] ?? 0];
    order[i] = b;
    order[j] = a;
  }
}

/** Numerical Recipes' linear congruential generator: one order for everybody. */
function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
