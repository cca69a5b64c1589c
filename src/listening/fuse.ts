// Several opinions on one message, each of which may raise a level and none of which lowers it:
// rules, then the classifier, then, if there is one, a model. To ask costs a gentle question, so
// the classifier asks early; to ring costs a person's night, so it rings late (decision 11). Only
// one thing gives way: where a rule outside the crisis core would ask, and the classifier holds
// the words as calm as nearly all calm ones are, help is offered and nothing is asked.

import { isCore } from './alarms/policy.ts';
import { LABELS, type Label } from './assessment.ts';
import {
  type Classifier,
  type Head,
  type Opinion,
  opinionOn,
  slotsOf,
  type Thresholds,
  weightiest,
} from './classifier/classifier.ts';
import { signsIn } from './classifier/signs.ts';
import { unsettled } from './classifier/unsettled.ts';
import { windowsOf } from './classifier/windows.ts';
import { highest, isAtLeast, type Level } from './level.ts';
import type { Hit } from './match.ts';
import type { Piece } from './pieces.ts';
import { sentenceAround } from './scope.ts';

/** One thing heard, at a stretch of the normal text. */
export type Heard = {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly level: Level;
} & ({ readonly layer: 'rules' } | { readonly layer: 'classifier'; readonly p: number });

type Fused = {
  readonly level: Level;
  readonly labels: readonly Label[];
  readonly heard: readonly Heard[];
};

const OFFERED = { level: 'L1', label: 'distress' } as const;
const NONE: ReadonlySet<string> = new Set();

/** The level after a later opinion on the same message. */
export function raise(level: Level, opinion: { readonly level: Level }): Level {
  return highest(level, opinion.level);
}

/**
 * @param text normal text, with what the rules found in it
 * @param without what is switched off: it no longer counts by itself
 */
export function fuse(
  text: string,
  hits: readonly Hit[],
  classifier: Classifier,
  without: ReadonlySet<string> = NONE,
): Fused {
  const windows = windowsOf(unsettled(text, hits)).map((window) =>
    opened(window, hits, classifier),
  );
  const mayDoubt = !without.has('classifier-crisis') && windows.every(isCalm);
  const ruled = hits.flatMap((hit) => {
    const { rule, start, end, level, label } = hit;
    if (label === undefined) return [];
    const gives = mayDoubt && isDoubted(hit) && isCalm(aroundOf(hit, text, classifier));
    const counts = gives ? OFFERED : { level, label };
    return [{ layer: 'rules' as const, rule, start, end, ...counts }];
  });
  const classed = windows.flatMap((window) => heardIn(window, classifier));
  const heard = [...ruled, ...strongest(classed)].filter(({ rule }) => !without.has(rule));
  const said = new Set(heard.map(({ label }) => label));
  return {
    level: heard.reduce<Level>((top, one) => highest(top, one.level), 'L0'),
    labels: said.size === 0 ? ['benign'] : LABELS.filter((label) => said.has(label)),
    heard,
  };
}

type Classed = Extract<Heard, { layer: 'classifier' }> & { readonly label: Label };

/** Whether a rule's question is only asked where the classifier does not find the words calm. */
export function isDoubted({ rule, label, level }: Pick<Hit, 'rule' | 'label' | 'level'>): boolean {
  return label === 'crisis' && level === 'L2' && !isCore(rule);
}

/** Its own sentence: calm talk around it does not make it calm. */
function aroundOf(hit: Hit, text: string, classifier: Classifier): Opened {
  const sentence = sentenceAround(text, hit, languageOf(text));
  return opened({ start: hit.start, text: sentence }, [], classifier);
}

function isCalm({ p, lines }: Opened): boolean {
  return p.crisis < lines.doubt;
}

type Opened = Piece & { readonly p: Opinion; readonly lines: Thresholds };

function opened(window: Piece, hits: readonly Hit[], classifier: Classifier): Opened {
  const p = opinionOn(slotsOf(window.text, signsIn(hits, window)), classifier);
  return { ...window, p, lines: classifier.thresholds[languageOf(window.text)] };
}

export function languageOf(text: string): 'zh' | 'en' {
  return /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en';
}

function heardIn({ start, text, p, lines }: Opened, classifier: Classifier): Classed[] {
  const say = (head: Head, level: Level, label: Label): Classed => {
    const [from, to] = weightiest(text, head, classifier);
    const span = { start: start + from, end: start + to };
    return {
      layer: 'classifier',
      rule: `classifier-${head}`,
      ...span,
      level,
      label,
      p: round(p[head]),
    };
  };
  const said: Classed[] = [];
  const { ask, page, concern, work, distress } = lines;
  if (p.crisis >= ask)
    said.push(
      p.crisis >= page.crisis && p.page >= page.page
        ? say('page', 'L3', 'crisis')
        : say('crisis', 'L2', 'crisis'),
    );
  if (p.concern >= concern) said.push(say('concern', 'L2', 'third-party-concern'));
  if (p.work >= work) said.push(say('work', 'L0', 'third-party-work'));
  if (p.distress >= distress) said.push(say('distress', 'L1', 'distress'));
  return said;
}

/** Of each label the highest level, and of equal ones the likeliest. */
function strongest(all: readonly Classed[]): readonly Classed[] {
  const best = new Map<Label, Classed>();
  for (const one of all) {
    const other = best.get(one.label);
    const isBetter =
      other === undefined ||
      (one.level === other.level ? one.p > other.p : isAtLeast(one.level, other.level));
    if (isBetter) best.set(one.label, one);
  }
  return [...best.values()];
}

function round(p: number): number {
  return Math.round(p * 1_000) / 1_000;
}
