// A questionnaire with the way it is scored, as one: read from two files, or from a stored row.

import type { Questionnaire } from './fhir-shape.ts';
import { readQuestionnaire } from './questionnaire.ts';
import type { Scale } from './scale.ts';
import { misfits, readScoring, type Scoring } from './scoring.ts';
import { knownInstrument } from './shipped.ts';

export type Form =
  | {
      readonly kind: 'read';
      readonly scale: Scale;
      readonly scoring: Scoring | undefined;
      readonly questionnaire: Questionnaire;
    }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

export type ReadForm = Extract<Form, { readonly kind: 'read' }>;

export function formOf(questionnaireFile: unknown, scoringFile: unknown): Form {
  const read = readQuestionnaire(questionnaireFile);
  if (read.kind === 'faulty') return read;
  const { scale, questionnaire } = read;
  if (scoringFile === undefined) {
    const known = knownInstrument(questionnaire);
    // Without its scoring nobody would heed what it asks about safety.
    return known === undefined
      ? { kind: 'read', scale, questionnaire, scoring: undefined }
      : {
          kind: 'faulty',
          faults: [`scoring: needs one; ${known} comes with Warmline, to be chosen with the file`],
        };
  }
  const scoring = readScoring(scoringFile);
  if (scoring.kind === 'faulty') return scoring;
  const faults = misfits(scale, scoring.scoring);
  return faults.length > 0
    ? { kind: 'faulty', faults }
    : { kind: 'read', scale, questionnaire, scoring: scoring.scoring };
}
