// A practice talk, played anew from the counselor's lines each time: nothing of it is kept.

import { actsIn, type HeardAct } from './heard-acts.ts';
import type { Persona, PracticeAct } from './persona.ts';

export type PracticeSaid = {
  readonly author: 'officer' | 'counselor';
  readonly words: string;
};

export type Practice = {
  readonly said: readonly PracticeSaid[];
  /** What each line of the counselor did, in order. */
  readonly acts: readonly (readonly HeardAct[])[];
  /** The persona has said all it has to say. */
  readonly isOver: boolean;
};

export function played(persona: Persona, lines: readonly string[]): Practice {
  const said: PracticeSaid[] = [];
  const acts: (readonly HeardAct[])[] = [];
  const answered = new Set<PracticeAct>();
  const turns = persona.turns.map(({ words }) => words);
  const officerSays = (words: string | undefined) => {
    if (words !== undefined) said.push({ author: 'officer', words });
  };
  officerSays(turns.shift());
  for (const words of lines) {
    if (turns.length === 0) break; // after the last word there is nobody to write to
    const did = actsIn(words, persona.lang);
    said.push({ author: 'counselor', words });
    acts.push(did);
    const answer = persona.answers.find(
      ({ to, after }) =>
        !answered.has(to) &&
        did.some(({ act }) => act === to) &&
        (after === undefined || answered.has(after)),
    );
    if (answer) answered.add(answer.to);
    officerSays(answer?.words ?? turns.shift());
  }
  return { said, acts, isOver: turns.length === 0 };
}
