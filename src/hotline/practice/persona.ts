// Made-up officers that a counselor practices with. They are data with no way into a talk: nothing
// here knows a person, a case or a channel.

import { z } from 'zod';
import actsFile from '../../../prompts/practice/acts.json' with { type: 'json' };
import en from '../../../prompts/practice/en.json' with { type: 'json' };
import zh from '../../../prompts/practice/zh-CN.json' with { type: 'json' };
import { LOCALES } from '../../core/person.ts';

/** What a line of a counselor may do, wanted or not. */
export const ACTS = [
  'asks-directly',
  'asks-about-them',
  'asks-openly',
  'shows-heard',
  'asks-means',
  'asks-when',
  'asks-who-is-there',
  'offers-a-step',
  'calls-for-help',
  'stays-with',
  'tells-the-limit',
  'names-the-plan',
  'promises-secrecy',
  'plays-down',
  'preaches',
  'scolds',
  'asks-who-you-are',
  'names-an-illness',
] as const;
export type PracticeAct = (typeof ACTS)[number];

const AnAct = z.enum(ACTS);
const Words = z.string().min(1).max(300);

const Check = z.union([
  z.strictObject({ wants: AnAct, by: z.int().positive().optional() }),
  z.strictObject({ avoids: AnAct }),
  z.strictObject({ charactersMax: z.int().positive() }),
  z.strictObject({ staysToTheEnd: z.literal(true) }),
]);
export type PracticeCheck = z.infer<typeof Check>;

const Persona = z.strictObject({
  id: z.string().regex(/^(en|zh)-[a-z-]{2,40}$/),
  lang: z.enum(LOCALES),
  persona: Words,
  about: Words,
  /** The first opens; each other follows a line that nothing of `answers` answers. */
  turns: z.array(z.strictObject({ words: Words })).min(3),
  /** Said once, to a line that does `to`; with `after`, once that has been answered. */
  answers: z.array(z.strictObject({ to: AnAct, after: AnAct.optional(), words: Words })),
  checks: z.array(Check).min(3),
});
export type Persona = z.infer<typeof Persona>;

const Personas = z.object({ source: z.string().min(1), personas: z.array(Persona).min(8) });

const Signs = z.strictObject({ has: z.array(z.string()).min(1), hasnot: z.array(z.string()) });
const Acts = z.object({
  source: z.string().min(1),
  acts: z.array(z.strictObject({ id: AnAct, en: Signs, 'zh-CN': Signs })).length(ACTS.length),
});

export const SIGNS = Acts.parse(actsFile).acts;

export const PERSONAS: readonly Persona[] = [en, zh].flatMap(
  (file) => Personas.parse(file).personas,
);
