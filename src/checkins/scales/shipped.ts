// What comes with the program: our own questions, and how known instruments are scored. Their
// wording belongs to others and is loaded by whoever may use it.

import own from '../../../prompts/scales/own.v1.json' with { type: 'json' };
import auditC from '../../../prompts/scales/scoring/audit-c.json' with { type: 'json' };
import burnout from '../../../prompts/scales/scoring/burnout.json' with { type: 'json' };
import gad2 from '../../../prompts/scales/scoring/gad-2.json' with { type: 'json' };
import gad7 from '../../../prompts/scales/scoring/gad-7.json' with { type: 'json' };
import k6 from '../../../prompts/scales/scoring/k6.json' with { type: 'json' };
import pcPtsd5 from '../../../prompts/scales/scoring/pc-ptsd-5.json' with { type: 'json' };
import phq2 from '../../../prompts/scales/scoring/phq-2.json' with { type: 'json' };
import phq4 from '../../../prompts/scales/scoring/phq-4.json' with { type: 'json' };
import phq9 from '../../../prompts/scales/scoring/phq-9.json' with { type: 'json' };
import who5 from '../../../prompts/scales/scoring/who-5.json' with { type: 'json' };
import type { Questionnaire } from './fhir-shape.ts';
import { Scoring } from './scoring.ts';

export const OWN_SCALE: unknown = own;

export const SCORINGS: ReadonlyMap<string, Scoring> = new Map(
  [phq2, phq9, gad2, gad7, phq4, who5, pcPtsd5, k6, auditC, burnout].map((file) => {
    const scoring = Scoring.parse(file);
    return [scoring.instrument, scoring] as const;
  }),
);

/** The form whose sum tells how well people are, and the most that is low on it. */
export const WELL_BEING = 'who-5';
export const LOW_WELL_BEING_MAX = 50; // clinical reference 1.2, as `who-5-low` of its scoring

/** Whose form a questionnaire seems to be, by its panel's code or its title. */
export function knownInstrument({ code, title, name }: Questionnaire): string | undefined {
  const codes = (code ?? []).map((coding) => coding.code);
  const said = squeezed(`${title} ${name ?? ''}`);
  for (const [instrument, scoring] of SCORINGS) {
    const { panel } = scoring.codes;
    if (panel !== undefined && codes.includes(panel)) return instrument;
  }
  return [...SCORINGS.keys()].find((instrument) => said.includes(squeezed(instrument)));
}

/** "PHQ 9", "PHQ-9" and "PHQ9" are one, apart from "PHQ-90". */
function squeezed(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/(?<=[a-z])[\s-]*(?=\d)/g, '')
    .replace(/[^a-z\d]+/g, ' ')
    .trim()} `;
}
