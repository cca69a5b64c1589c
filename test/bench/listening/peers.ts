// What else one might take: a list of words, TF-IDF with logistic regression on the same messages,
// and a public sentiment package. Each gives a score; higher is worse.

import Sentiment from 'sentiment';
import { eachRun } from '../../../src/listening/classifier/features.ts';
import { normalize } from '../../../src/listening/normalize.ts';
import type { Sample } from '../../listening/train/data.ts';

export type Peer = { readonly name: string; readonly score: (words: string) => number };

const WORDS =
  /自杀|想死|轻生|不想活|活着没意思|跳楼|割腕|上吊|遗书|去死|结束生命|吞枪|安眠药|suicid|kill myself|want to die|end my life|end it all|hang myself|shoot myself|overdose|self.?harm|cut myself|better off dead|eat my gun/gi;

export function wordList(): Peer {
  return { name: 'plain word list', score: (words) => words.match(WORDS)?.length ?? 0 };
}

export function sentimentPackage(): Peer {
  const sentiment = new Sentiment();
  return { name: 'sentiment 5.0.2 (npm)', score: (words) => -sentiment.analyze(words).score };
}

const EPOCHS = 20;
const RATE = 0.5;
const DECAY = 1e-6;

/** Term frequency by inverse document frequency, unit length; plain gradient steps. */
export function tfIdf(samples: readonly Sample[]): Peer {
  const documents = samples.map(({ text }) => countsOf(text));
  const seenIn = new Map<number, number>();
  for (const counts of documents)
    for (const slot of counts.keys()) seenIn.set(slot, (seenIn.get(slot) ?? 0) + 1);
  const vector = (counts: ReadonlyMap<number, number>) => {
    const raw = [...counts].map(
      ([slot, n]) =>
        [
          slot,
          (1 + Math.log(n)) * Math.log((1 + samples.length) / (1 + (seenIn.get(slot) ?? 0))),
        ] as const,
    );
    const length = Math.hypot(...raw.map(([, value]) => value)) || 1;
    return raw.map(([slot, value]) => [slot, value / length] as const);
  };
  const weights = new Map<number, number>();
  let bias = 0;
  const scoreOf = (features: readonly (readonly [number, number])[]) =>
    features.reduce((sum, [slot, value]) => sum + (weights.get(slot) ?? 0) * value, bias);
  const rows = samples.map(({ label }, at) => ({
    isYes: label === 'crisis',
    features: vector(documents[at] ?? new Map()),
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const { features, isYes } of rows) {
      const slope = 1 / (1 + Math.exp(-scoreOf(features))) - (isYes ? 1 : 0);
      for (const [slot, value] of features) {
        const weight = weights.get(slot) ?? 0;
        weights.set(slot, weight - RATE * (slope * value + DECAY * weight));
      }
      bias -= RATE * slope * 0.1;
    }
  }
  return {
    name: 'TF-IDF with logistic regression',
    score: (words) => scoreOf(vector(countsOf(normalize(words).text))),
  };
}

function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  eachRun(text, (slot) => counts.set(slot, (counts.get(slot) ?? 0) + 1));
  return counts;
}
