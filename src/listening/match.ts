// Which rules hold in one window of text, once idiom, negation, subject, duty talk and play have
// had their say. A crisis in the first person is taken back by none but idiom and negation.

import type { Label } from './assessment.ts';
import { type Found, foundByAny } from './found.ts';
import { isAtLeast, type Level } from './level.ts';
import type { Rule, Rules } from './rules.ts';
import {
  isInTitle,
  isNegated,
  isOwn,
  sentenceAround,
  speaksOf,
  type Topic,
  whose,
} from './scope.ts';
import { spot } from './spot.ts';

export type Hit = Found & {
  readonly rule: string;
  readonly facet: string;
  readonly label: Label | undefined;
  readonly level: Level;
};

type Talk = (what: Topic, lang: 'zh' | 'en') => boolean;

// A rule that holds this often in one window adds nothing by holding once more.
const SAME_MAX = 3;

/** The rules that hold in `text`, as they count: moved to a third person or a denial if need be. */
export function hitsIn(text: string, { rules, branches, spotter }: Rules): readonly Hit[] {
  const isChinese = /[\u4e00-\u9fff]/.test(text);
  const isEnglish = /[a-z]{2}/.test(text);
  const found: { rule: Rule; places: readonly Found[] }[] = [];
  for (const [which, patterns] of patternsIn(text, branches, spotter)) {
    const rule = rules[which];
    if (rule === undefined || !(rule.lang === 'zh' ? isChinese : isEnglish)) continue;
    const places = foundByAny(text, patterns);
    if (places.length > 0) found.push({ rule, places });
  }
  if (found.length === 0) return [];
  const talk = talkIn(text);
  const idioms = found.flatMap(({ rule, places }) => (rule.facet === 'idiom' ? places : []));
  return found.flatMap(({ rule, places }) => hitsOf(text, rule, places, idioms, talk));
}

/** Of each rule in turn the patterns that may hold. */
function patternsIn(text: string, branches: Rules['branches'], spotter: Rules['spotter']) {
  const patterns = new Map<number, RegExp[]>();
  for (const at of spot(text, spotter)) {
    const branch = branches[at];
    if (branch === undefined) continue;
    const others = patterns.get(branch.rule);
    if (others === undefined) patterns.set(branch.rule, [branch.pattern()]);
    else others.push(branch.pattern());
  }
  return patterns;
}

function hitsOf(
  text: string,
  rule: Rule,
  places: readonly Found[],
  idioms: readonly Found[],
  talk: Talk,
): readonly Hit[] {
  const hits: Hit[] = [];
  let holds = 0;
  for (const found of places) {
    if (holds >= SAME_MAX) break;
    if (rule.minds.includes('idiom') && idioms.some((idiom) => overlap(idiom, found))) continue;
    const hit = weigh(text, rule, found, talk);
    if (hit === undefined) continue;
    if (hit.facet === rule.facet && hit.level === (rule.effect?.level ?? 'L0')) holds += 1;
    hits.push(hit);
  }
  return hits;
}

/** What the whole text speaks of, looked up once for all the rules that mind it. */
function talkIn(text: string): Talk {
  const known = new Map<string, boolean>();
  return (what, lang) => {
    const key = `${what} ${lang}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = speaksOf(text, what, lang);
    known.set(key, now);
    return now;
  };
}

function overlap(a: Found, b: Found): boolean {
  return a.start < b.end && b.start < a.end;
}

function weigh(text: string, rule: Rule, found: Found, talk: Talk): Hit | undefined {
  const { lang, minds } = rule;
  if (isInTitle(text, found)) return;
  if (minds.includes('play') && talk('play', lang)) return;
  if (minds.includes('joke') && talk('joke', lang)) return;
  if (minds.includes('parting') && talk('parting', lang)) return;
  if (minds.includes('negated') && isNegated(text, found, lang)) {
    return rule.effect?.label === 'crisis' ? denied(rule, found) : undefined;
  }
  const isDuty =
    (minds.includes('duty-anywhere') && talk('dutyTalk', lang)) ||
    (minds.includes('duty') && speaksOf(sentenceAround(text, found, lang), 'dutyTalk', lang));
  if (rule.effect?.label === 'third-party-concern') {
    const who = whose(text, found, lang);
    const isWork = who === 'duty' || (isDuty && who !== 'close');
    return isWork ? work(rule, found) : held(rule, found);
  }
  if (minds.includes('other')) {
    const who = whose(text, found, lang);
    if (who !== 'self') return ofAnother(rule, found, who, talk);
  }
  if (!isDuty) return held(rule, found);
  // "I" beside duty words is asked about rather than paged or let go.
  const isGrave = rule.effect?.label === 'crisis' && isAtLeast(rule.effect.level, 'L3');
  return isGrave && isOwn(text, found, lang)
    ? { ...held(rule, found), level: 'L2' }
    : work(rule, found);
}

function ofAnother(
  rule: Rule,
  found: Found,
  who: 'close' | 'duty' | 'anyone',
  talk: Talk,
): Hit | undefined {
  const isGrave = rule.effect?.label === 'crisis' || rule.facet === 'hint';
  if (!isGrave) return undefined;
  if (who === 'duty') return work(rule, found);
  const isDuty = talk('dutyTalk', rule.lang);
  const isWorry = talk('worry', rule.lang);
  // A talk or a class about it beside somebody close names nobody: 孩子学校上了生命教育课.
  if (isDuty && rule.facet === 'mention' && !isWorry) return work(rule, found);
  if (who === 'anyone' && isDuty && !isWorry) return work(rule, found);
  if (who === 'anyone' && rule.facet === 'hint' && !isWorry) return undefined;
  return { ...held(rule, found), facet: 'concern', label: 'third-party-concern', level: 'L2' };
}

function held(rule: Rule, { start, end }: Found): Hit {
  const { label, level = 'L0' as const } = rule.effect ?? { label: undefined };
  return { start, end, rule: rule.id, facet: rule.facet, label, level };
}

function work(rule: Rule, found: Found): Hit | undefined {
  if (rule.effect === undefined) return undefined;
  return { ...held(rule, found), facet: 'work', label: 'third-party-work', level: 'L0' };
}

function denied(rule: Rule, found: Found): Hit {
  return { ...held(rule, found), facet: 'denial', label: 'denial', level: 'L0' };
}
