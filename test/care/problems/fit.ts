// Trains the sorter: multinomial logistic regression by gradient with momentum, over all examples at
// once and in one order, so that the same examples give the same weights.

import layer from '../../../prompts/care/keywords.json' with { type: 'json' };
import taxonomy from '../../../prompts/care/taxonomy.json' with { type: 'json' };
import { NONE, type Part, type Weighed, weigh } from '../../../src/care/sorter/sorter.ts';
import { type SortedIn, traitsOf } from '../../../src/care/sorter/traits.ts';
import type { Problem } from './problems.ts';

export const CLASSES: readonly string[] = [...taxonomy.items.map(({ id }) => id), NONE];
/** Kept of each language, so that both stay below 900 KB: English needs more. */
const TRAITS_MAX: Readonly<Record<SortedIn, number>> = { zh: 4_000, en: 14_000 };
const ROUNDS = 140;
const STEP = 20;
const MOMENTUM = 0.9;
const DECAY = 1e-4;
/** How much of an example goes to what it could fairly belong to as well. */
const ALSO = 0.2;

/** What the taxonomy says of an item counts twice. */
const SAID_OF_ITEM = 2;

type Example = {
  readonly traits: ReadonlyMap<number, number>;
  readonly goal: Float32Array;
  readonly counts: number;
};

export function fitSorter(problems: readonly Problem[], lang: SortedIn): Kept {
  const examples = [
    ...problems.map(({ text, item, also }) => example(text, item, also)),
    ...taxonomy.items.flatMap(({ id, label, description, keywords }) =>
      [
        label[lang],
        description[lang],
        keywords[lang].join(', '),
        (layer.items.find((one) => one.id === id)?.[lang] ?? []).join(', '),
      ].map((text) => ({ ...example(text, id, []), counts: SAID_OF_ITEM })),
    ),
  ];
  return rounded(regress(examples, traitsIn(examples, TRAITS_MAX[lang])));
}

const NO_EXAMPLE: Example = { traits: new Map(), goal: new Float32Array(), counts: 0 };

type Fitted = {
  readonly keys: readonly number[];
  readonly rarity: Float32Array;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

function regress(examples: readonly Example[], keys: readonly number[]): Fitted {
  const rows = new Map(keys.map((key, row) => [key, row]));
  const rarity = Float32Array.from(keys, (key) => {
    const n = examples.filter(({ traits }) => traits.has(key)).length;
    return Math.log((examples.length + 1) / (n + 1));
  });
  const inputs = examples.map(({ traits }) => weigh(traits, { rows, rarity }));
  const all = examples.reduce((sum, { counts }) => sum + counts, 0);
  const k = CLASSES.length;
  const weights = new Float32Array(keys.length * k);
  const speed = new Float32Array(keys.length * k);
  const biases = new Float32Array(k);
  const slope = new Float32Array(keys.length * k);
  for (let round = 0; round < ROUNDS; round += 1) {
    slope.fill(0);
    const bias = new Float32Array(k);
    for (const [at, input] of inputs.entries()) {
      const { goal, counts } = examples[at] ?? NO_EXAMPLE;
      const off = missed(input, { weights, biases, goal, counts: counts / all });
      for (const [row, weight] of input)
        for (let c = 0, to = row * k; c < k; c += 1, to += 1)
          slope[to] = (slope[to] ?? 0) + weight * (off[c] ?? 0);
      for (let c = 0; c < k; c += 1) bias[c] = (bias[c] ?? 0) + (off[c] ?? 0);
    }
    for (let at = 0; at < weights.length; at += 1) {
      const now = weights[at] ?? 0;
      const moved = MOMENTUM * (speed[at] ?? 0) - STEP * ((slope[at] ?? 0) + DECAY * now);
      speed[at] = moved;
      weights[at] = now + moved;
    }
    for (let c = 0; c < k; c += 1) biases[c] = (biases[c] ?? 0) - (bias[c] ?? 0);
  }
  return { keys, rarity, weights, biases };
}

/** By how much each class was missed: what it was given less what it should have been. */
function missed(
  input: Weighed,
  {
    weights,
    biases,
    goal,
    counts,
  }: Pick<Fitted, 'weights' | 'biases'> & Pick<Example, 'goal' | 'counts'>,
): Float32Array {
  const k = CLASSES.length;
  const sums = Float32Array.from(biases);
  for (const [row, weight] of input)
    for (let c = 0, from = row * k; c < k; c += 1, from += 1)
      sums[c] = (sums[c] ?? 0) + weight * (weights[from] ?? 0);
  const most = Math.max(...sums);
  let all = 0;
  for (let c = 0; c < k; c += 1) {
    const raised = Math.exp((sums[c] ?? 0) - most);
    sums[c] = raised;
    all += raised;
  }
  return sums.map((raised, c) => (raised / all - (goal[c] ?? 0)) * counts);
}

function example(text: string, item: string | null, also: readonly string[]): Example {
  const goal = new Float32Array(CLASSES.length);
  const give = (one: string, share: number) => {
    goal[CLASSES.indexOf(one)] = share;
  };
  give(item ?? NONE, also.length > 0 ? 1 - ALSO : 1);
  for (const one of also) give(one, ALSO / also.length);
  return { traits: traitsOf(text), goal, counts: 1 };
}

/** Those of most examples, and of two at least; in the order of their numbers. */
function traitsIn(examples: readonly Example[], max: number): readonly number[] {
  const counts = new Map<number, number>();
  for (const { traits } of examples)
    for (const key of traits.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n > 1)
    .toSorted(([a, n], [b, m]) => m - n || a - b)
    .slice(0, max)
    .map(([key]) => key)
    .toSorted((a, b) => a - b);
}

/** As it is kept: roots, so that a small weight is not lost beside a large one. */
export type Kept = Part & { readonly roots: Int8Array; readonly scale: number };

function rounded({ keys, rarity, weights, biases }: Fitted): Kept {
  const most = weights.reduce((max, one) => Math.max(max, Math.abs(one)), 0);
  const scale = most / 127 ** 2;
  const roots = Int8Array.from(weights, (one) =>
    Math.round(Math.sign(one) * Math.sqrt(Math.abs(one) / scale)),
  );
  return {
    rows: new Map(keys.map((key, row) => [key, row])),
    rarity,
    weights: Float32Array.from(roots, (root) => scale * root * Math.abs(root)),
    biases: [...biases],
    roots,
    scale,
  };
}
