// What the reviewed rules say by themselves, with every head of the classifier switched off.

import { HEADS } from '../../src/listening/classifier/classifier.ts';
import { rate } from '../../src/listening/rate.ts';

const CLASSIFIER: ReadonlySet<string> = new Set(HEADS.map((head) => `classifier-${head}`));

export function rulesAlone(words: string) {
  return rate(words, CLASSIFIER);
}
