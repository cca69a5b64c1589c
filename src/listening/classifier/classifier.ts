// A linear classifier with a few heads, each a question about a message. It asks and it raises;
// nothing it says takes a rule's word back.

import { eachFeature, lengthOf } from './features.ts';

/** Who is in danger, how near, and whose story it is. */
export const HEADS = ['crisis', 'page', 'concern', 'work', 'distress'] as const;
export type Head = (typeof HEADS)[number];

/** From which probability on something is said; `page` needs both of its own. */
export type Thresholds = {
  /** Below it words are calm enough for a rule outside the core to be doubted. */
  readonly doubt: number;
  readonly ask: number;
  readonly page: { readonly crisis: number; readonly page: number };
  readonly concern: number;
  readonly work: number;
  readonly distress: number;
};

/** As stored beside the weights: whole numbers from -127 to 127, a slot's for each head in turn. */
export type ClassifierData = {
  readonly version: number;
  /** What it was trained on, by its SHA-256. */
  readonly trainedOn: string;
  readonly heads: Readonly<Record<Head, { scale: number; bias: number; sharpness: number }>>;
  readonly thresholds: Readonly<Record<'zh' | 'en', Thresholds>>;
  /** SHA-256 of the weights. */
  readonly weights: string;
};

export type Classifier = Pick<ClassifierData, 'heads' | 'thresholds'> & {
  readonly weights: Int8Array;
};

const MIX = 0x9e3779b1;

export type Opinion = Readonly<Record<Head, number>>;

export function openClassifier(data: ClassifierData, bytes: Buffer): Classifier {
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { weights, heads: data.heads, thresholds: data.thresholds };
}

/** The distinct slots of a normal text, and of the signs in it. */
export function slotsOf(text: string, signs: readonly number[] = []): Int32Array {
  // A set of them by open addressing, a slot as one more than itself.
  let taken = new Int32Array(64);
  let slots = new Int32Array(32);
  let count = 0;
  const put = (slot: number) => {
    let place = Math.imul(slot, MIX) >>> 8;
    for (;;) {
      place &= taken.length - 1;
      const there = taken[place];
      if (there === slot + 1) return false;
      if (there === 0) {
        taken[place] = slot + 1;
        return true;
      }
      place += 1;
    }
  };
  const take = (slot: number) => {
    if (!put(slot)) return;
    if (count === slots.length) {
      const more = new Int32Array(2 * count);
      more.set(slots);
      slots = more;
      taken = new Int32Array(4 * count);
      for (const one of slots.subarray(0, count)) put(one);
      put(slot);
    }
    slots[count] = slot;
    count += 1;
  };
  eachFeature(text, take);
  for (const sign of signs) take(sign);
  return slots.subarray(0, count);
}

/** A probability for each head, calibrated on messages it was not trained on. */
export function opinionOn(slots: Int32Array, { weights, heads }: Classifier): Opinion {
  const length = lengthOf(slots);
  let [crisis, page, concern, work, distress] = [0, 0, 0, 0, 0];
  // One place of memory for each slot: most of the time here is spent on fetching it.
  for (const slot of slots) {
    const at = slot * HEADS.length;
    crisis += weights[at] ?? 0;
    page += weights[at + 1] ?? 0;
    concern += weights[at + 2] ?? 0;
    work += weights[at + 3] ?? 0;
    distress += weights[at + 4] ?? 0;
  }
  const p = (head: Head, sum: number): number => {
    const { scale, bias, sharpness } = heads[head];
    return 1 / (1 + Math.exp(-sharpness * (bias + (scale * sum) / length)));
  };
  return {
    crisis: p('crisis', crisis),
    page: p('page', page),
    concern: p('concern', concern),
    work: p('work', work),
    distress: p('distress', distress),
  };
}

/** The clause that weighs the most for a head: what the classifier points at. */
export function weightiest(
  text: string,
  head: Head,
  { weights }: Classifier,
): readonly [start: number, end: number] {
  const own = HEADS.indexOf(head);
  const weightAt = new Float64Array(text.length + 1);
  eachFeature(text, (slot, start, end) => {
    const each = (weights[slot * HEADS.length + own] ?? 0) / (end - start);
    for (let at = start; at < end; at += 1) weightAt[at] = (weightAt[at] ?? 0) + each;
  });
  let best: readonly [number, number] = [0, text.length];
  let most = Number.NEGATIVE_INFINITY;
  for (const { index, 0: clause } of text.matchAll(/[^,.;:!?。…\n]+/g)) {
    let sum = 0;
    for (let at = index; at < index + clause.length; at += 1) sum += weightAt[at] ?? 0;
    if (sum <= most) continue;
    most = sum;
    best = [index, index + clause.length];
  }
  return best;
}
