// What the practice page asks for. No database, no clock, no person: everything comes with the
// request and goes with the answer, so that practice can neither touch a real talk nor be looked up.

import { cannedIn } from '../canned.ts';
import { PERSONAS, type Persona } from './persona.ts';
import { type Practice, played } from './play.ts';
import { type PracticeMark, scored } from './score.ts';

export const PRACTICE_LINES_MAX = 40;
export const PRACTICE_CHARACTERS_MAX = 1000;

export type PracticeView = {
  readonly persona: Persona;
  readonly practice: Practice;
  readonly canned: ReturnType<typeof cannedIn>;
  /** Absent while it goes on. */
  readonly marks: readonly PracticeMark[] | undefined;
};

export function personas(): readonly Persona[] {
  return PERSONAS;
}

/** Absent for a persona that there is not. */
export function practiceView(
  id: string,
  lines: readonly string[],
  isDone: boolean,
): PracticeView | undefined {
  const persona = PERSONAS.find((one) => one.id === id);
  if (persona === undefined) return undefined;
  const taken = lines
    .map((words) => words.trim().slice(0, PRACTICE_CHARACTERS_MAX))
    .filter((words) => words !== '')
    .slice(0, PRACTICE_LINES_MAX);
  const practice = played(persona, taken);
  const ends = isDone || practice.isOver || taken.length === PRACTICE_LINES_MAX;
  const marks = ends ? scored(persona, practice) : undefined;
  return { persona, practice, canned: cannedIn(persona.lang), marks };
}
