// The rating of a message. When the rules fail, it counts as L2 and the card goes out: a fault of
// ours is never somebody's silence (decision 14).

import type { Assessment } from '../listening/assessment.ts';
import { isAtLeast } from '../listening/level.ts';
import type { Said } from './message.ts';

const UNRATED: Assessment = {
  level: 'L2',
  labels: ['crisis'],
  stressors: [],
  reasons: [{ layer: 'rules', rule: 'rules-failed' }],
};

export type Rating = { readonly assessment: Assessment | undefined; readonly hasFailed: boolean };

export function ratingOf(said: Said, rate: (words: string) => Assessment): Rating {
  const words = wordsToRate(said);
  if (words === undefined) return { assessment: undefined, hasFailed: false };
  try {
    return { assessment: rate(words), hasFailed: false };
  } catch {
    return { assessment: UNRATED, hasFailed: true };
  }
}

/** L2 or above: help comes before anything else. */
export function isAlarming({ assessment }: Rating): boolean {
  return isAtLeast(assessment?.level ?? 'L0', 'L2');
}

/** Whatever was typed, also behind a command. */
function wordsToRate(said: Said): string | undefined {
  switch (said.kind) {
    case 'words':
    case 'edited':
      return said.words;
    case 'command':
      return said.rest === '' ? undefined : said.rest;
    case 'choice':
    case 'unreadable':
    case 'deleted':
      return undefined;
  }
}
