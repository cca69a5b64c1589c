// Reads the reviewed rules and makes matchers of them. A pattern that is not linear is refused, so
// that no message, however made, costs more than its length.

import { z } from 'zod';
import { LABELS } from './assessment.ts';
import { LEVELS } from './level.ts';
import { faultIn } from './linear.ts';

const GUARDS = ['negated', 'other', 'idiom', 'play', 'duty', 'duty-anywhere', 'joke'] as const;
export type Guard = (typeof GUARDS)[number];

const Rule = z.strictObject({
  id: z.string().regex(/^(zh|en)-[a-z0-9-]+$/),
  /** What the rule has found; combinations are made of facets. */
  facet: z.string().regex(/^[a-z-]+$/),
  /** Absent: the facet counts in combinations only. */
  effect: z.strictObject({ label: z.enum(LABELS), level: z.enum(LEVELS) }).optional(),
  /** What takes the rule back; a crisis in the first person minds neither duty nouns nor jokes. */
  minds: z.array(z.enum(GUARDS)),
  any: z.array(z.string().min(1)).min(1),
  source: z.string().min(1),
  yes: z.array(z.string()).min(1),
  no: z.array(z.string()).min(1),
});

const RuleFile = z.strictObject({
  lang: z.enum(['zh', 'en']),
  /** Fragments that patterns name as <fragment>. */
  fragments: z.record(z.string(), z.string()),
  rules: z.array(Rule).min(1),
});

export type RuleData = z.infer<typeof Rule>;
export type CompiledRule = RuleData & {
  readonly lang: 'zh' | 'en';
  readonly pattern: RegExp;
};

/** @throws Error naming the rule when one is malformed, repeats without bound, or shares an id. */
export function compileRules(files: readonly unknown[]): readonly CompiledRule[] {
  const rules = files.flatMap((file) => {
    const { lang, fragments, rules } = RuleFile.parse(file);
    return rules.map((rule) => ({ ...rule, lang, pattern: compile(rule.id, rule.any, fragments) }));
  });
  const ids = rules.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`rule ${twice} is there twice`);
  return rules;
}

export function compile(
  id: string,
  patterns: readonly string[],
  fragments: Readonly<Record<string, string>>,
): RegExp {
  const sources = patterns.map((pattern) => expand(id, pattern, fragments));
  for (const source of sources) {
    const fault = faultIn(source);
    if (fault !== undefined) throw new Error(`rule ${id}: ${fault}`);
  }
  return new RegExp(sources.join('|'), 'g');
}

function expand(id: string, pattern: string, fragments: Readonly<Record<string, string>>): string {
  return pattern.replace(/<([a-z]+)>/g, (_, name: string) => {
    const fragment = fragments[name];
    if (fragment === undefined) throw new Error(`rule ${id} names no fragment ${name}`);
    return `(?:${expand(id, fragment, fragments)})`;
  });
}
