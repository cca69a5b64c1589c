// Questionnaires for tests, with made-up questions in both languages: no published wording.

import { readQuestionnaire } from '../../../src/checkins/scales/questionnaire.ts';
import type { Scale } from '../../../src/checkins/scales/scale.ts';
import type { Scoring } from '../../../src/checkins/scales/scoring.ts';
import { SCORINGS } from '../../../src/checkins/scales/shipped.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';

export function translated(text: string) {
  return {
    extension: [
      {
        url: TRANSLATION,
        extension: [
          { url: 'lang', valueCode: 'zh-CN' },
          { url: 'content', valueString: text },
        ],
      },
    ],
  };
}

export function answer(value: number, code = `a${value}`) {
  return {
    valueCoding: {
      code,
      display: `Answer ${value}`,
      _display: translated(`答${value}`),
      extension: [{ url: ORDINAL, valueDecimal: value }],
    },
  };
}

export function question(linkId: string, values: readonly number[], more: object = {}) {
  return {
    linkId,
    type: 'choice',
    text: `Question ${linkId}?`,
    _text: translated(`问题${linkId}？`),
    answerOption: values.map((value) => answer(value)),
    ...more,
  };
}

export function form(items: readonly object[], more: object = {}) {
  return {
    resourceType: 'Questionnaire',
    language: 'en',
    url: 'urn:test:form',
    version: '1',
    status: 'active',
    title: 'A form',
    _title: translated('一份问卷'),
    item: items,
    ...more,
  };
}

/** As many questions as an instrument has, each with its whole range. */
export function formOf(
  count: number,
  [least, greatest]: readonly [number, number],
  more: object = {},
) {
  const values = Array.from({ length: greatest - least + 1 }, (_, n) => least + n);
  const items = Array.from({ length: count }, (_, n) => question(`q${n + 1}`, values));
  return form(items, more);
}

/** Nine questions and the title of one whose last is about safety. */
export const NINE = formOf(9, [0, 3], { url: 'urn:test:nine', title: 'PHQ-9' });
/** Exposure first; five more only after a yes. */
export const GATED = form(
  [
    question('gate', [0, 1]),
    ...[1, 2, 3, 4, 5].map((n) =>
      question(`p${n}`, [0, 1], {
        enableWhen: [{ question: 'gate', operator: '=', answerCoding: { code: 'a1' } }],
      }),
    ),
  ],
  { url: 'urn:test:gated', title: 'PC-PTSD-5' },
);

export function scaleOf(file: unknown): Scale {
  const read = readQuestionnaire(file);
  if (read.kind === 'faulty') throw new Error(read.faults.join('\n'));
  return read.scale;
}

export function scoringOf(instrument: string): Scoring {
  const scoring = SCORINGS.get(instrument);
  if (scoring === undefined) throw new Error(`no scoring for ${instrument}`);
  return scoring;
}
