// How one message sounds, by rules alone: pure, offline, well under a millisecond. A third party's
// death at work never raises; what the writer feels about their own always does.

import actsEn from '../../prompts/rules/acts.en.json' with { type: 'json' };
import actsZh from '../../prompts/rules/acts.zh.json' with { type: 'json' };
import combine from '../../prompts/rules/combine.json' with { type: 'json' };
import crisisEn from '../../prompts/rules/crisis.en.json' with { type: 'json' };
import crisisZh from '../../prompts/rules/crisis.zh.json' with { type: 'json' };
import endingEn from '../../prompts/rules/ending.en.json' with { type: 'json' };
import endingZh from '../../prompts/rules/ending.zh.json' with { type: 'json' };
import hintsEn from '../../prompts/rules/hints.en.json' with { type: 'json' };
import hintsZh from '../../prompts/rules/hints.zh.json' with { type: 'json' };
import leavingEn from '../../prompts/rules/leaving.en.json' with { type: 'json' };
import leavingZh from '../../prompts/rules/leaving.zh.json' with { type: 'json' };
import marksEn from '../../prompts/rules/marks.en.json' with { type: 'json' };
import marksZh from '../../prompts/rules/marks.zh.json' with { type: 'json' };
import needs from '../../prompts/rules/needs.json' with { type: 'json' };
import sayingEn from '../../prompts/rules/saying.en.json' with { type: 'json' };
import sayingZh from '../../prompts/rules/saying.zh.json' with { type: 'json' };
import strainEn from '../../prompts/rules/strain.en.json' with { type: 'json' };
import strainZh from '../../prompts/rules/strain.zh.json' with { type: 'json' };
import worriedEn from '../../prompts/rules/worried.en.json' with { type: 'json' };
import worriedZh from '../../prompts/rules/worried.zh.json' with { type: 'json' };
import { type Assessment, LABELS, type Label, type Reason } from './assessment.ts';
import { type Combination, combinationsIn } from './combine.ts';
import { highest, isAtLeast, type Level } from './level.ts';
import { type Hit, hitsIn } from './match.ts';
import { normalize, spanIn } from './normalize.ts';
import { compileRules, digestOf, type RuleFile } from './rules.ts';
import { stressorsIn } from './stressors.ts';

const WINDOW = 1_000;
const OVERLAP = 200;
const REASONS_MAX = 12;
const NONE: ReadonlySet<string> = new Set();

const FILES = [
  marksZh,
  marksEn,
  crisisZh,
  crisisEn,
  actsZh,
  actsEn,
  leavingZh,
  leavingEn,
  endingZh,
  endingEn,
  sayingZh,
  sayingEn,
  hintsZh,
  hintsEn,
  worriedZh,
  worriedEn,
  strainZh,
  strainEn,
] as readonly RuleFile[];
// Worked out before, for a quick start; rules edited since are read afresh (test/listening).
const RULES = compileRules(FILES, needs.digest === digestOf(FILES) ? needs.needs : undefined);
const COMBINATIONS = combine.combinations as readonly Combination[];

/** Rates words of any length whole, in overlapping windows. */
export function rate(words: string, without: ReadonlySet<string> = NONE): Assessment {
  const normal = normalize(words);
  const found = windowsOf(normal.text).flatMap(({ start, text }) => {
    const hits = hitsIn(text, RULES);
    const together = combinationsIn(hits, COMBINATIONS);
    return [...hits, ...together].map((hit) => ({
      ...hit,
      start: hit.start + start,
      end: hit.end + start,
    }));
  });
  // A rule that is switched off no longer counts by itself, only together with others.
  const heard = found.filter(({ label, rule }) => label !== undefined && !without.has(rule));
  return {
    level: heard.reduce<Level>((top, { level }) => highest(top, level), 'L0'),
    labels: labelsOf(heard),
    stressors: stressorsIn(normal.text),
    reasons: reasonsOf(heard).map(
      ({ rule, start, end, level }): Reason => ({
        layer: 'rules',
        rule,
        level,
        span: spanIn(normal, start, end),
      }),
    ),
  };
}

function windowsOf(text: string): readonly { start: number; text: string }[] {
  if (text.length <= WINDOW) return [{ start: 0, text }];
  const count = Math.ceil((text.length - OVERLAP) / (WINDOW - OVERLAP));
  return Array.from({ length: count }, (_, index) => {
    const start = index * (WINDOW - OVERLAP);
    return { start, text: text.slice(start, start + WINDOW) };
  });
}

function labelsOf(hits: readonly Hit[]): readonly Label[] {
  const heard = new Set(hits.map(({ label }) => label));
  return heard.size === 0 ? ['benign'] : LABELS.filter((label) => heard.has(label));
}

function reasonsOf(hits: readonly Hit[]): readonly Hit[] {
  const unique = new Map(hits.map((hit) => [`${hit.rule} ${hit.start}`, hit]));
  return [...unique.values()]
    .toSorted((a, b) => (a.level === b.level ? a.start - b.start : order(b.level, a.level)))
    .slice(0, REASONS_MAX);
}

function order(a: Level, b: Level): number {
  return isAtLeast(a, b) ? 1 : -1;
}
