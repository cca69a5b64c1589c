// A linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al.,
// ICML 2008), to its optimum and always in the same order: the same data give the same weights. A
// feature counts by how few messages have it (IDF), which is folded into its weight at the end, so
// that hearing costs no more for it; one that a single message has counts for nothing.

import { lengthOf } from '../../../src/listening/classifier/features.ts';
import { SLOTS } from '../../../src/listening/classifier/hashing.ts';

export type Example = {
  readonly slots: Int32Array;
  readonly isYes: boolean;
  readonly weight: number;
};

export type Fit = { readonly weights: Float32Array; readonly bias: number };

export type FitOptions = {
  readonly epochs: number;
  /** How dear a message on the wrong side is, beside large weights. */
  readonly cost: number;
  /** Whether a rarer feature counts for more. */
  readonly isByRarity: boolean;
  /** How much of a fit for calm messages is taken from the one for crises. */
  readonly calm: number;
};

const SHARED_BY = 2;

export function regress(
  all: readonly Example[],
  { epochs, cost, isByRarity }: Omit<FitOptions, 'calm'>,
): Fit {
  const examples = all.filter(({ weight }) => weight > 0);
  const factors = factorsOf(examples, isByRarity);
  const squared = factors.map((factor) => factor ** 2);
  // Already times the factor: what a message is heard by, and the only numbers most steps read.
  const weights = new Float32Array(SLOTS);
  let bias = 0;
  const lengths = examples.map(({ slots }) => lengthOf(slots));
  const counted = examples.map(({ slots }) => slots.filter((slot) => (squared[slot] ?? 0) > 0));
  const squares = counted.map((slots, at) => {
    const sum = slots.reduce((all, slot) => all + (squared[slot] ?? 0), 0);
    return 1 + sum / (lengths[at] ?? 1) ** 2;
  });
  const duals = new Float64Array(examples.length);
  const random = lcg(20_261_122);
  const order = [...examples.keys()];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      const slots = counted[at];
      if (example === undefined || slots === undefined) continue;
      const length = lengths[at] ?? 1;
      const sign = example.isYes ? 1 : -1;
      const slack = 0.5 / (cost * example.weight);
      const before = duals[at] ?? 0;
      let sum = 0;
      for (const slot of slots) sum += weights[slot] ?? 0;
      const gradient = sign * (bias + sum / length) - 1 + slack * before;
      const after = Math.max(0, before - gradient / ((squares[at] ?? 1) + slack));
      const step = sign * (after - before);
      if (step === 0) continue;
      duals[at] = after;
      bias += step;
      for (const slot of slots)
        weights[slot] = (weights[slot] ?? 0) + (step * (squared[slot] ?? 0)) / length;
    }
  }
  return { weights, bias };
}

/** One fit less a share of another: as linear as both, so that hearing costs no more. */
export function less(fit: Fit, share: number, other: Fit): Fit {
  const weights = fit.weights.map((weight, slot) => weight - share * (other.weights[slot] ?? 0));
  return { weights, bias: fit.bias - share * other.bias };
}

/** About one for a feature that a few dozen messages share. */
function factorsOf(examples: readonly Example[], isByRarity: boolean): Float32Array {
  const having = new Float32Array(SLOTS);
  for (const { slots } of examples)
    for (const slot of slots) having[slot] = (having[slot] ?? 0) + 1;
  return having.map((n) => {
    if (n < SHARED_BY) return 0;
    return isByRarity ? Math.log((1 + examples.length) / (1 + n)) / 6 : 1;
  });
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
