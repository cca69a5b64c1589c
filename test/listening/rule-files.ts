// The reviewed rules as the tests read them, with what only a reader or a test needs of each.

import { z } from 'zod';
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
import sayingEn from '../../prompts/rules/saying.en.json' with { type: 'json' };
import sayingZh from '../../prompts/rules/saying.zh.json' with { type: 'json' };
import strainEn from '../../prompts/rules/strain.en.json' with { type: 'json' };
import strainZh from '../../prompts/rules/strain.zh.json' with { type: 'json' };
import worriedEn from '../../prompts/rules/worried.en.json' with { type: 'json' };
import worriedZh from '../../prompts/rules/worried.zh.json' with { type: 'json' };
import { LABELS } from '../../src/listening/assessment.ts';
import { LEVELS } from '../../src/listening/level.ts';
import { GUARDS, type RuleFile } from '../../src/listening/rules.ts';

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

const RAW_FILES: readonly unknown[] = [
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
];

/** With what only a reader or a test needs of each. */
export const WRITTEN = RAW_FILES.map((file) => RuleFileShape.parse(file));
export const COMBINATIONS = CombinationFileShape.parse(combine).combinations;

/** As the program reads them. */
export const FILES: readonly RuleFile[] = RAW_FILES as readonly RuleFile[];
