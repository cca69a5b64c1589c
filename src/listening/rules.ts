// Makes matchers of the reviewed rules. Their shape, and that every pattern is linear, is a test's
// business (rule-files.test.ts): reading them is part of starting up, and has to be quick.

import { hash } from 'node:crypto';
import type { Label } from './assessment.ts';
import { atomsOf, type Part, partOf } from './atoms.ts';
import type { Level } from './level.ts';
import { type Spotter, spotterOf } from './spot.ts';

export const GUARDS = [
  'negated',
  'other',
  'idiom',
  'play',
  'duty',
  'duty-anywhere',
  'joke',
  'parting',
] as const;
export type Guard = (typeof GUARDS)[number];

export type RuleData = {
  readonly id: string;
  /** What the rule has found; combinations are made of facets. */
  readonly facet: string;
  /** Absent: the facet counts in combinations only. */
  readonly effect?: { readonly label: Label; readonly level: Level };
  /** What takes the rule back; a crisis in the first person minds neither duty nouns nor jokes. */
  readonly minds: readonly Guard[];
  readonly any: readonly string[];
};

export type RuleFile = {
  readonly lang: 'zh' | 'en';
  /** Fragments that patterns name as <fragment>; each names only those before it. */
  readonly fragments: Readonly<Record<string, string>>;
  readonly rules: readonly RuleData[];
};

export type CompiledRule = RuleData & { readonly lang: 'zh' | 'en' };

/** One way in which a rule can hold. */
type Branch = {
  readonly rule: number;
  readonly pattern: () => RegExp;
};

/** Null: the branch is to be tried on every text. */
export type Needs = readonly string[] | null;

export type Rules = {
  readonly rules: readonly CompiledRule[];
  readonly branches: readonly Branch[];
  readonly spotter: Spotter;
};

/** `needs`: what needsOf gave for these files, if it was worked out before. */
export function compileRules(
  files: readonly RuleFile[],
  needs: readonly Needs[] = files.flatMap(needsOf),
): Rules {
  const rules: CompiledRule[] = [];
  const branches: Branch[] = [];
  for (const { lang, fragments, rules: more } of files) {
    for (const rule of more) {
      for (const source of rule.any.flatMap(branchesOf))
        branches.push({ rule: rules.length, pattern: lazily(source, fragments) });
      rules.push({ ...rule, lang });
    }
  }
  return { rules, branches, spotter: spotterOf(needs) };
}

/** For each branch of a file's rules in turn, the strings of which it needs one. */
export function needsOf({ fragments, rules }: RuleFile): readonly Needs[] {
  const parts = partsOf(fragments);
  return rules
    .flatMap(({ any }) => any.flatMap(branchesOf))
    .map((source) => atomsOf(source, parts) ?? null);
}

/** Tells one state of the rules from another. */
export function digestOf(files: readonly RuleFile[]): string {
  return hash('sha256', JSON.stringify(files.map(({ fragments, rules }) => [fragments, rules])));
}

/** The branches of a pattern, cut at its outermost bars. */
export function branchesOf(source: string): readonly string[] {
  const branches: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = source.indexOf(']', at);
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      branches.push(source.slice(start, at));
      start = at + 1;
    }
  }
  branches.push(source.slice(start));
  return branches;
}

/** A pattern with its fragments put in. */
export function expand(pattern: string, fragments: RuleFile['fragments']): string {
  return pattern.replace(
    /<([a-z]+)>/g,
    (_, name: string) => `(?:${expand(fragments[name] ?? '', fragments)})`,
  );
}

function partsOf(fragments: RuleFile['fragments']): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const [name, source] of Object.entries(fragments)) parts.set(name, partOf(source, parts));
  return parts;
}

// Most patterns are never needed in a process's life; compiling one costs more than most messages.
function lazily(source: string, fragments: RuleFile['fragments']): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(expand(source, fragments), 'g');
    return pattern;
  };
}
