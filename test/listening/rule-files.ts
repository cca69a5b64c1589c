// The reviewed rules as the tests read them, with what only a reader or a test needs of each.

import { z } from 'zod';
import combine from '../../prompts/rules/combine.json' with { type: 'json' };
import { LABELS } from '../../src/listening/assessment.ts';
import { LEVELS } from '../../src/listening/level.ts';
import { GUARDS } from '../../src/listening/rules.ts';
import { writtenRules } from '../../src/listening/written.ts';

const Effect = z.strictObject({ label: z.enum(LABELS), level: z.enum(LEVELS) });
const Examples = z.array(z.string()).min(1);

const Rule = z.strictObject({
  id: z.string().regex(/^(zh|en)-[a-z0-9-]+$/),
  facet: z.string().regex(/^[a-z-]+$/),
  effect: Effect.optional(),
  minds: z.array(z.enum(GUARDS)),
  any: Examples,
  source: z.string().min(8),
  yes: Examples,
  no: Examples,
});

const RuleFileShape = z.strictObject({
  lang: z.enum(['zh', 'en']),
  fragments: z.record(z.string(), z.string()),
  rules: z.array(Rule).min(1),
});

const CombinationFileShape = z.strictObject({
  combinations: z.array(
    z.strictObject({
      id: z.string().regex(/^all-[a-z-]+$/),
      all: z.array(z.array(z.string())).min(2),
      effect: Effect,
      source: z.string().min(8),
      yes: Examples,
      no: Examples,
    }),
  ),
});

/** With what only a reader or a test needs of each. */
export const WRITTEN = writtenRules().map((file) => RuleFileShape.parse(file));
export const COMBINATIONS = CombinationFileShape.parse(combine).combinations;
