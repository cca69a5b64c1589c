// Where the program begins to say something, for each language.

import type { Head, Thresholds } from '../../../src/listening/classifier/classifier.ts';
import type { Sample } from './data.ts';
import { type Limit, lowestLine, type Scored } from './threshold.ts';

export const ASKS: readonly Limit[] = [
  { of: own('benign'), share: 0.025 },
  { of: own('distress'), share: 0.07 },
  { of: own('third-party-work'), share: 0.05 },
  { of: (one) => isEveryday(one) && one.label === 'benign', share: 0.02 },
  { of: ({ family }) => family.includes(' everyday-short-'), share: 0.08 },
  { of: ({ source }) => source === 'sad', share: 0.025 },
  { of: ({ source, label }) => source === 'psyguard' && label !== 'crisis', share: 0.018 },
];

/**
 * How many may be said something of without cause, well inside what is asked of the whole, because
 * the rules raise alarms of their own.
 */
export function linesFor(all: readonly Scored[], lang: 'zh' | 'en'): Thresholds {
  const scored = all.filter(({ sample }) => sample.lang === lang);
  const line = (head: Head, limits: readonly Limit[]) =>
    round(lowestLine(scored, ({ p }) => p[head], limits));
  const ask = line('crisis', ASKS);
  return {
    ask,
    page: {
      crisis: ask,
      page: line('page', [
        { of: (one) => one.source === 'corpus' && one.pages !== true, share: 0.004 },
        { of: ({ source, label }) => source !== 'corpus' && label !== 'crisis', share: 0.001 },
      ]),
    },
    concern: line('concern', [
      { of: (one) => isHard(one) && !/concern|crisis/.test(one.label), share: 0.015 },
      { of: isEveryday, share: 0.004 },
      { of: ({ source }) => source === 'sad' || source === 'psyguard', share: 0.004 },
    ]),
    work: line('work', [{ of: (one) => isHard(one) && !/work/.test(one.label), share: 0.02 }]),
    distress: line('distress', [{ of: ({ label }) => label === 'benign', share: 0.03 }]),
  };
}

function own(label: string): Limit['of'] {
  return (one) => one.source === 'corpus' && one.label === label;
}

function isHard(one: Sample): boolean {
  return one.source === 'corpus' && !isEveryday(one);
}

function isEveryday({ family }: Sample): boolean {
  return family.includes(' everyday-');
}

function round(p: number): number {
  return Math.ceil(p * 1_000) / 1_000;
}
