// What the checks say of a practice talk. They look for words: a colleague reads better.

import type { Persona, PracticeAct, PracticeCheck } from './persona.ts';
import type { Practice } from './play.ts';

type Where = {
  /** The counselor's how-manieth line it was, and what of it was heard. */
  readonly line: number;
  readonly sentence: string;
};

export type PracticeMark = {
  readonly isPassed: boolean;
  readonly where: Where | undefined;
} & (
  | { readonly kind: 'wants' | 'avoids'; readonly act: PracticeAct; readonly by?: number }
  | { readonly kind: 'short'; readonly charactersMax: number }
  | { readonly kind: 'stays' }
);

export function scored(persona: Persona, practice: Practice): readonly PracticeMark[] {
  return persona.checks.map((check) => mark(check, practice));
}

function mark(check: PracticeCheck, practice: Practice): PracticeMark {
  if ('wants' in check) {
    const { wants: act, by } = check;
    const where = firstOf(act, practice);
    const isPassed = where !== undefined && where.line <= (by ?? where.line);
    return { kind: 'wants', act, isPassed, where, ...(by !== undefined && { by }) };
  }
  if ('avoids' in check) {
    const where = firstOf(check.avoids, practice);
    return { kind: 'avoids', act: check.avoids, isPassed: where === undefined, where };
  }
  if ('charactersMax' in check) {
    const { charactersMax } = check;
    const lines = practice.said.filter(({ author }) => author === 'counselor');
    const long = lines.findIndex(({ words }) => Array.from(words).length > charactersMax);
    const where = long < 0 ? undefined : { line: long + 1, sentence: '' };
    return { kind: 'short', charactersMax, isPassed: where === undefined, where };
  }
  return { kind: 'stays', isPassed: practice.isOver, where: undefined };
}

function firstOf(act: PracticeAct, { acts }: Practice): Where | undefined {
  const at = acts.findIndex((did) => did.some((one) => one.act === act));
  const sentence = acts[at]?.find((one) => one.act === act)?.sentence;
  return sentence === undefined ? undefined : { line: at + 1, sentence };
}
