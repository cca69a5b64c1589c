// Where the program begins to say something, for each language.

import type { Head, Thresholds } from '../../../src/listening/classifier/classifier.ts';
import type { Sample } from './data.ts';
import { type Limit, lineBeside, lowestLine, type Scored } from './threshold.ts';

/**
 * What may be asked about without cause, rules and classifier together. The goal for the benign is
 * 3 %; the rules alone use up most of it, and each further percent hears five more of a hundred.
 */
export const ASKS: readonly Limit[] = [
  { of: own('benign'), share: 0.045 },
  { of: own('distress'), share: 0.09 },
  { of: own('third-party-work'), share: 0.09 },
  { of: ({ source }) => source === 'sad', share: 0.03 },
  { of: ({ source, label }) => source === 'psyguard' && label !== 'crisis', share: 0.03 },
];

/** Whom to ring for without cause; a crisis that could have waited is no false alarm. */
const PAGES: readonly Limit[] = [
  { of: (one) => one.source === 'corpus' && one.label !== 'crisis', share: 0.004 },
  { of: ({ source, label }) => source !== 'corpus' && label !== 'crisis', share: 0.002 },
];

/** As calm as so many of the calm: a rule outside the core is doubted then. */
const CALM = 0.8;

// To hear a worry and to hear a crisis draw on the same limits; the best division is looked for.
const WORRIES = [0.002, 0.004, 0.006, 0.01, 0.015, 0.02, 0.03];

export function linesFor(all: readonly Scored[], lang: 'zh' | 'en'): Thresholds {
  const scored = all.filter(({ sample }) => sample.lang === lang);
  const p = (head: Head) => (one: Scored) => one.p[head];
  const calm = scored.filter(({ sample }) => isCalm(sample)).map(p('crisis'));
  const doubt = round(calm.toSorted((a, b) => a - b)[Math.floor(CALM * calm.length)] ?? 0);
  const isRuled = ({ sample: { ruled }, p: { crisis } }: Scored) =>
    ruled === 'page' || ruled === 'ask' || (ruled === 'doubted' && crisis >= doubt);
  const divided = WORRIES.map((share) => {
    const concern = round(
      lineBeside(scored, p('concern'), () => false, [
        { of: isCalm, share },
        { of: own('benign'), share: share / 2 },
        { of: ({ source }) => source === 'sad' || source === 'psyguard', share: 0.004 },
      ]),
    );
    const isSaid = (one: Scored) => isRuled(one) || one.p.concern >= concern;
    const ask = round(lineBeside(scored, p('crisis'), isSaid, ASKS));
    const isAsked = (one: Scored) => one.p.concern >= concern || one.p.crisis >= ask;
    // Of those that no rule hears: the rules were written by many of the others.
    const recall = ['crisis', 'third-party-concern'].map((label) => {
      const some = scored.filter(({ sample }) => own(label)(sample) && sample.ruled === undefined);
      return some.filter(isAsked).length / some.length;
    });
    return { concern, ask, recall: recall.reduce((sum, one) => sum + one, 0) };
  });
  const { concern, ask } = divided.reduce((best, one) => (one.recall > best.recall ? one : best));
  const paged = (one: Scored) => (one.p.crisis >= ask ? one.p.page : -1);
  const page = lineBeside(scored, paged, ({ sample }) => sample.ruled === 'page', PAGES);
  return {
    doubt,
    ask,
    page: { crisis: ask, page: round(page) },
    concern,
    work: round(
      lowestLine(scored, p('work'), [
        { of: (one) => isHard(one) && !/work/.test(one.label), share: 0.02 },
      ]),
    ),
    distress: round(
      lowestLine(scored, p('distress'), [{ of: ({ label }) => label === 'benign', share: 0.05 }]),
    ),
  };
}

function own(label: string): Limit['of'] {
  return (one) => one.source === 'corpus' && one.label === label;
}

function isCalm({ source, label }: Sample): boolean {
  return source === 'corpus' && /^(?:benign|distress|third-party-work)$/.test(label);
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
