// Which of the 37 items a told problem is about: for the officer to choose from, never for a level
// and never without their word. A linear model over weighted traits, trained on our own examples
// (`node test/care/problems/train.ts`).

import { languageOf, SORTED_IN, type SortedIn, traitsOf } from './traits.ts';

export type SorterData = {
  /** SHA-256 of what it was trained on, and of the bytes beside it. */
  readonly trainedOn: string;
  readonly weights: string;
  /** The last class is none: nothing that a desk could solve. */
  readonly classes: readonly string[];
  readonly parts: Readonly<
    Record<SortedIn, { traits: number; scale: number; biases: readonly number[] }>
  >;
};

export type Part = {
  /** Of a trait: its row, and how rare it is. */
  readonly rows: ReadonlyMap<number, number>;
  readonly rarity: Float32Array;
  readonly weights: Float32Array;
  readonly biases: readonly number[];
};

export type Sorter = {
  readonly classes: readonly string[];
  readonly parts: Readonly<Record<SortedIn, Part>>;
};

export const NONE = 'none';
const OFFERED = 3;

/** The traits' numbers, then their rarity, then a row of weights each, as roots. */
export function openSorter(data: SorterData, bytes: Buffer): Sorter {
  let from = 0;
  const take = (length: number) => {
    const found = bytes.subarray(from, from + length);
    from += length;
    return Buffer.from(found); // aligned anew
  };
  const part = (lang: SortedIn): Part => {
    const { traits, scale, biases } = data.parts[lang];
    const keys = take(traits * 4);
    const rare = take(traits * 4);
    const rows = new Map<number, number>();
    const rarity = new Float32Array(traits);
    for (let row = 0; row < traits; row += 1) {
      rows.set(keys.readUInt32LE(row * 4), row);
      rarity[row] = rare.readFloatLE(row * 4);
    }
    const roots = new Int8Array(take(traits * data.classes.length));
    const weights = Float32Array.from(roots, (root) => scale * root * Math.abs(root));
    return { rows, rarity, weights, biases };
  };
  const [zh, en] = SORTED_IN.map(part);
  if (zh === undefined || en === undefined) return { classes: [], parts: { zh: EMPTY, en: EMPTY } };
  return { classes: data.classes, parts: { zh, en } };
}

const EMPTY: Part = {
  rows: new Map(),
  rarity: new Float32Array(),
  weights: new Float32Array(),
  biases: [],
};

/** Up to three items, the likeliest first. */
export function sortProblem(words: string, { classes, parts }: Sorter): readonly string[] {
  const part = parts[languageOf(words)];
  const sums = sumsOf(weigh(traitsOf(words), part), part, classes.length);
  return classes
    .map((item, at) => ({ item, sum: sums[at] ?? 0 }))
    .filter(({ item }) => item !== NONE)
    .toSorted((one, other) => other.sum - one.sum)
    .slice(0, OFFERED)
    .map(({ item }) => item);
}

export type Weighed = readonly (readonly [row: number, weight: number])[];

/** Of length one, so that a long text says no more than a short one. */
export function weigh(
  traits: ReadonlyMap<number, number>,
  { rows, rarity }: Pick<Part, 'rows' | 'rarity'>,
): Weighed {
  const found = [...traits].flatMap(([trait, count]): [number, number][] => {
    const row = rows.get(trait);
    return row === undefined ? [] : [[row, (1 + Math.log(count)) * (rarity[row] ?? 0)]];
  });
  const length = Math.sqrt(found.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return length === 0 ? [] : found.map(([row, weight]) => [row, weight / length] as const);
}

function sumsOf(weighed: Weighed, { weights, biases }: Part, classes: number): Float64Array {
  const sums = Float64Array.from({ length: classes }, (_, at) => biases[at] ?? 0);
  for (const [row, weight] of weighed)
    for (let at = 0; at < classes; at += 1)
      sums[at] = (sums[at] ?? 0) + (weights[row * classes + at] ?? 0) * weight;
  return sums;
}
