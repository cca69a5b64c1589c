// A typed yes, no or "not sure" to a question of the safety ladder. It counts only where the whole
// message is such an answer; whatever says more was rated as words before it came here.

import { z } from 'zod';
import data from '../../prompts/rules/answers.json' with { type: 'json' };
import type { SafetyStep } from '../core/dialogue.ts';

const CHARACTERS_MAX = 40;

export type TypedAnswer = 'yes' | 'no' | 'unsure';
export type OpenStep = Exclude<SafetyStep, 'answered'>;

const phrases = z.array(z.string().min(1)).min(1);
const Answers = z.strictObject({ yes: phrases, unsure: phrases, no: phrases, beside: phrases });
const File = z.strictObject({
  source: z.string(),
  between: phrases,
  steps: z.strictObject({
    'asked-directly': Answers,
    'asked-means': Answers,
    'asked-now': Answers,
  }),
  means: z.strictObject({ any: phrases, not: phrases, yes: phrases, no: phrases }),
});

const { between, steps, means } = File.parse(data);
const MEANS = new RegExp(means.any.join('|'), 'iu');
const NOT = new RegExp(means.not.join('|'), 'iu');

type Phrase = { readonly text: string; readonly is: TypedAnswer | 'beside' };

const PHRASES: Readonly<Record<OpenStep, readonly Phrase[]>> = {
  'asked-directly': phrasesOf(steps['asked-directly']),
  'asked-means': phrasesOf(steps['asked-means']),
  'asked-now': phrasesOf(steps['asked-now']),
};

export function typedAnswer(step: OpenStep, words: string): TypedAnswer | undefined {
  const said = words
    .replaceAll('’', "'")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
  if (said.length > CHARACTERS_MAX) return undefined;
  const found = answersIn(said, PHRASES[step]);
  if (found.length === 0) return namesMeans(step, said);
  const [first] = found;
  return found.every((one) => one === first) ? first : 'unsure';
}

/** Asked about suicide, somebody names a gun: no answer to one question, and one to the other. */
function namesMeans(step: OpenStep, said: string): TypedAnswer | undefined {
  if (step === 'asked-now' || !MEANS.test(said) || NOT.test(said)) return undefined;
  return step === 'asked-means' ? 'yes' : 'unsure';
}

/** The answers that the whole of it is made of, longest phrase first; none if a part is no answer. */
function answersIn(said: string, known: readonly Phrase[]): readonly TypedAnswer[] {
  const found: TypedAnswer[] = [];
  let rest = said;
  while (rest !== '') {
    const next = known.find(({ text }) => startsWith(rest, text));
    if (next === undefined) return [];
    if (next.is !== 'beside') found.push(next.is);
    rest = rest.slice(next.text.length).trimStart();
  }
  return found;
}

/** As a whole word, where words have ends. */
function startsWith(rest: string, phrase: string): boolean {
  if (!rest.startsWith(phrase)) return false;
  return !/^[a-z']/u.test(rest.slice(phrase.length)) || !/[a-z']$/u.test(phrase);
}

function phrasesOf({ yes, unsure, no, beside }: z.infer<typeof Answers>): readonly Phrase[] {
  const as = (is: Phrase['is'], texts: readonly string[]) => texts.map((text) => ({ text, is }));
  return [
    ...as('yes', yes),
    ...as('unsure', unsure),
    ...as('no', no),
    ...as('beside', [...beside, ...between]),
  ].toSorted((a, b) => b.text.length - a.text.length);
}
