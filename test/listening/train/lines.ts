// Where the program begins to say something, for each language.

import type { Head, Thresholds } from '../../../src/listening/classifier/classifier.ts';
import type { Sample } from './data.ts';
import { type Limit, lineBeside, lowestLine, type Scored } from './threshold.ts';

/** What may be asked about without cause, rules and classifier together. */
export const ASKS: readonly Limit[] = [
  { of: own('benign'), share: 0.035 },
  { of: (one) => own('benign')(one) && isUnruled(one), share: 0.045 },
  { of: own('distress'), share: 0.075 },
  { of: own('third-party-work'), share: 0.09 },
  { of: ({ source }) => source === 'sad', share: 0.03 },
  { of: ({ source, label }) => source === 'psyguard' && label !== 'crisis', share: 0.03 },
];

/** Whom to ring for without cause; a crisis that could have waited is no false alarm. */
const PAGES: readonly Limit[] = [
  { of: own('distress'), share: 0.003 },
  { of: (one) => one.source === 'corpus' && one.label !== 'crisis', share: 0.004 },
  { of: ({ source, label }) => source !== 'corpus' && label !== 'crisis', share: 0.002 },
];

/** As calm as so many of the benign: a rule outside the core is doubted then; the best is taken. */
const CALMS = [0.8, 0.85, 0.9];
/** A crisis heard counts for as many worries about somebody else, as it is about as much more common. */
const CRISIS_COUNTS = 3;

// To hear a worry and to hear a crisis draw on the same limits; the best division is looked for.
const WORRIES = [0.002, 0.004, 0.006, 0.01, 0.015, 0.02, 0.03];

export function linesFor(all: readonly Scored[], lang: 'zh' | 'en'): Thresholds {
  const scored = all.filter(({ sample }) => sample.lang === lang);
  const p = (head: Head) => (one: Scored) => one.p[head];
  const tried = CALMS.flatMap((calm) => WORRIES.map((worry) => askedBy(scored, calm, worry)));
  const { doubt, concern, ask } = tried.reduce((best, one) =>
    one.recall > best.recall ? one : best,
  );
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

/** Where to begin to ask, if a rule is doubted below one share and worries are heard up to another. */
function askedBy(scored: readonly Scored[], calm: number, worry: number) {
  const p = (head: Head) => (one: Scored) => one.p[head];
  const benign = scored.filter(({ sample }) => own('benign')(sample)).map(p('crisis'));
  const doubt = round(benign.toSorted((a, b) => a - b)[Math.floor(calm * benign.length)] ?? 0);
  const isRuled = ({ sample: { ruled }, p: { crisis } }: Scored) =>
    ruled === 'page' || ruled === 'ask' || (ruled === 'doubted' && crisis >= doubt);
  const concern = round(
    lineBeside(scored, p('concern'), () => false, [
      { of: isCalm, share: worry },
      { of: own('benign'), share: worry / 2 },
      // Some of psyguard's rest are worries about others: heard rightly.
      { of: ({ source }) => source === 'sad', share: 0.004 },
      { of: ({ source }) => source === 'psyguard', share: 0.01 },
    ]),
  );
  const isSaid = (one: Scored) => isRuled(one) || one.p.concern >= concern;
  const ask = round(lineBeside(scored, p('crisis'), isSaid, ASKS));
  const isAsked = (one: Scored) => isSaid(one) || one.p.crisis >= ask;
  const recallOf = (label: string) => {
    const some = scored.filter(({ sample }) => own(label)(sample) && isUnruled(sample));
    return some.filter(isAsked).length / some.length;
  };
  const recall = CRISIS_COUNTS * recallOf('crisis') + recallOf('third-party-concern');
  return { doubt, concern, ask, recall };
}

/** By writers who came after the rules: the rules were written by many of the others. */
function isUnruled({ family }: Sample): boolean {
  return family.includes(' told-');
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
