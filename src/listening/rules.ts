// Makes matchers of the reviewed rules. Their shape, and that every pattern is linear, is a test's
// business (rule-files.test.ts): reading them is part of starting up, and has to be quick.

import type { Label } from './assessment.ts';
import { atomsOf, type Part, partOf } from './atoms.ts';
import type { Level } from './level.ts';
import { listed, type Spotter, spotterOf } from './spot.ts';

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

/** Without its patterns: each of its branches is a pattern of its own. */
export type Rule = Omit<RuleData, 'any'> & { readonly lang: 'zh' | 'en' };

/** All that is made of the files once, and kept beside them as data. */
export type ReadRules = {
  readonly fragments: readonly RuleFile['fragments'][];
  readonly rules: readonly Rule[];
  /** Each way in which a rule can hold, with the file whose fragments it names. */
  readonly branches: readonly (readonly [rule: number, file: number, source: string])[];
};

type Branch = {
  readonly rule: number;
  readonly pattern: () => RegExp;
};

export type Rules = {
  readonly rules: readonly Rule[];
  readonly branches: readonly Branch[];
  readonly spotter: Spotter;
};

export function readRules(files: readonly RuleFile[]): ReadRules {
  const rules: Rule[] = [];
  const branches: [rule: number, file: number, source: string][] = [];
  for (const [file, { lang, rules: more }] of files.entries()) {
    for (const { any, id, facet, effect, minds } of more) {
      for (const source of any.flatMap(branchesOf)) branches.push([rules.length, file, source]);
      rules.push({ id, lang, facet, ...(effect && { effect }), minds });
    }
  }
  return { fragments: files.map(({ fragments }) => fragments), rules, branches };
}

/** By which a text is known to hold what a branch needs. */
export function spotterFor({ fragments, branches }: ReadRules): Spotter {
  const parts = fragments.map(partsOf);
  return spotterOf(
    listed(branches.map(([, file, source]) => atomsOf(source, parts[file] ?? new Map()))),
  );
}

export function rulesOf({ fragments, rules, branches }: ReadRules, spotter: Spotter): Rules {
  return {
    rules,
    branches: branches.map(([rule, file, source]) => ({
      rule,
      pattern: lazily(source, fragments[file] ?? {}),
    })),
    spotter,
  };
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
