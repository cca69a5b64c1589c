// Several opinions on one message, each of which may raise a level and none of which lowers it:
// rules, then the classifier, then, if there is one, a model. To ask costs a gentle question, so
// the classifier asks early; to ring costs a person's night, so it rings late (decision 11).

import { LABELS, type Label } from './assessment.ts';
import {
  type Classifier,
  type Head,
  opinionOn,
  slotsOf,
  weightiest,
} from './classifier/classifier.ts';
import { unsettled } from './classifier/unsettled.ts';
import { windowsOf } from './classifier/windows.ts';
import { highest, isAtLeast, type Level } from './level.ts';
import type { Hit } from './match.ts';
import type { Piece } from './pieces.ts';

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
  const ruled = hits.flatMap(({ rule, start, end, level, label }) =>
    label === undefined ? [] : [{ layer: 'rules' as const, rule, start, end, level, label }],
  );
  const left = unsettled(text, hits);
  const classed = windowsOf(left).flatMap((window) => heardIn(window, classifier));
  const heard = [...ruled, ...strongest(classed)].filter(({ rule }) => !without.has(rule));
  const said = new Set(heard.map(({ label }) => label));
  return {
    level: heard.reduce<Level>((top, one) => highest(top, one.level), 'L0'),
    labels: said.size === 0 ? ['benign'] : LABELS.filter((label) => said.has(label)),
    heard,
  };
}

type Classed = Extract<Heard, { layer: 'classifier' }> & { readonly label: Label };

function heardIn({ start, text }: Piece, classifier: Classifier): Classed[] {
  const p = opinionOn(slotsOf(text), classifier);
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
  const lang = /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en';
  const { ask, page, concern, work, distress } = classifier.thresholds[lang];
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
