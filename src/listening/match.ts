// Which rules hold in one window of text, once idiom, negation, subject, duty talk and play have
// had their say. A crisis in the first person is taken back by none but idiom and negation.

import type { Label } from './assessment.ts';
import { isAtLeast, type Level } from './level.ts';
import type { CompiledRule } from './rules.ts';
import {
  type Found,
  isInTitle,
  isNegated,
  isOwn,
  sentenceAround,
  speaksOf,
  whose,
} from './scope.ts';

export type Hit = Found & {
  readonly rule: string;
  readonly facet: string;
  readonly label: Label | undefined;
  readonly level: Level;
};

/** The rules that hold in `text`, as they count: moved to a third person or a denial if need be. */
export function hitsIn(text: string, rules: readonly CompiledRule[]): readonly Hit[] {
  const isChinese = /[\u4e00-\u9fff]/.test(text);
  const isEnglish = /[a-z]{2}/.test(text);
  const candidates = rules.flatMap((rule) =>
    (rule.lang === 'zh' ? isChinese : isEnglish)
      ? Array.from(text.matchAll(rule.pattern), (match) => ({
          rule,
          found: { start: match.index, end: match.index + match[0].length },
        }))
      : [],
  );
  if (candidates.length === 0) return [];
  const idioms = candidates.filter(({ rule }) => rule.facet === 'idiom');
  return candidates
    .filter(({ rule }) => rule.facet !== 'idiom')
    .flatMap(({ rule, found }) => {
      const isIdiom =
        rule.minds.includes('idiom') &&
        idioms.some((idiom) => idiom.found.start < found.end && found.start < idiom.found.end);
      const hit = isIdiom ? undefined : weigh(text, rule, found);
      return hit === undefined ? [] : [hit];
    });
}

function weigh(text: string, rule: CompiledRule, found: Found): Hit | undefined {
  const { lang, minds } = rule;
  if (minds.includes('play') && (speaksOf(text, 'play', lang) || isInTitle(text, found))) return;
  if (minds.includes('joke') && speaksOf(text, 'joke', lang)) return;
  if (minds.includes('negated') && isNegated(text, found, lang)) {
    return rule.effect?.label === 'crisis' ? denied(rule, found) : undefined;
  }
  const isDuty =
    (minds.includes('duty-anywhere') && speaksOf(text, 'dutyTalk', lang)) ||
    (minds.includes('duty') && speaksOf(sentenceAround(text, found, lang), 'dutyTalk', lang));
  if (rule.effect?.label === 'third-party-concern') {
    const who = whose(text, found, lang);
    const isWork = who === 'duty' || (isDuty && who !== 'close');
    return isWork ? work(rule, found) : held(rule, found);
  }
  if (minds.includes('other')) {
    const who = whose(text, found, lang);
    if (who !== 'self') return ofAnother(text, rule, found, who);
  }
  if (!isDuty) return held(rule, found);
  // "I" beside duty words is asked about rather than paged or let go.
  const isGrave = rule.effect?.label === 'crisis' && isAtLeast(rule.effect.level, 'L3');
  return isGrave && isOwn(text, found, lang)
    ? { ...held(rule, found), level: 'L2' }
    : work(rule, found);
}

function ofAnother(
  text: string,
  rule: CompiledRule,
  found: Found,
  who: 'close' | 'duty' | 'anyone',
): Hit | undefined {
  const isGrave = rule.effect?.label === 'crisis' || rule.facet === 'hint';
  if (!isGrave) return undefined;
  if (who === 'duty') return work(rule, found);
  const isDuty = speaksOf(text, 'dutyTalk', rule.lang);
  const isWorry = speaksOf(text, 'worry', rule.lang);
  if (who === 'anyone' && isDuty && !isWorry) return work(rule, found);
  if (who === 'anyone' && rule.facet === 'hint' && !isWorry) return undefined;
  return { ...held(rule, found), facet: 'concern', label: 'third-party-concern', level: 'L2' };
}

function held(rule: CompiledRule, found: Found): Hit {
  const { label, level = 'L0' as const } = rule.effect ?? { label: undefined };
  return { ...found, rule: rule.id, facet: rule.facet, label, level };
}

function work(rule: CompiledRule, found: Found): Hit | undefined {
  if (rule.effect === undefined) return undefined;
  return { ...held(rule, found), facet: 'work', label: 'third-party-work', level: 'L0' };
}

function denied(rule: CompiledRule, found: Found): Hit {
  return { ...held(rule, found), facet: 'denial', label: 'denial', level: 'L0' };
}
