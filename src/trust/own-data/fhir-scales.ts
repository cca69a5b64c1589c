// Answered questionnaires as FHIR R4: each as it was imported, the answers as a
// QuestionnaireResponse in its shape, and what was summed as an Observation made of them.

import type { FhirItem } from '../../checkins/scales/fhir-shape.ts';
import type { Answers } from '../../checkins/scales/scale.ts';
import { storedForm } from '../../checkins/scales/stored.ts';
import type { Locale } from '../../core/person.ts';
import type { OwnData, OwnScale, OwnScaleRun } from './own-data.ts';

const LOINC = 'http://loinc.org';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
const UNITS = 'http://unitsofmeasure.org';

export function scaleEntries(
  { scales, scaleRuns }: OwnData,
  subject: object,
  locale: Locale,
): object[] {
  const byId = new Map(scales.map((scale) => [scale.id, scale]));
  return [
    ...scales.map(({ id, questionnaire }) => ({
      fullUrl: `urn:uuid:${id}`,
      resource: { id, ...questionnaire },
    })),
    ...scaleRuns.flatMap((run) => {
      const scale = byId.get(run.scaleId);
      return scale === undefined ? [] : entriesOf(run, scale, { subject, locale });
    }),
  ];
}

type About = { readonly subject: object; readonly locale: Locale };

function entriesOf(run: OwnScaleRun, scale: OwnScale, about: About): object[] {
  const fullUrl = `urn:uuid:${run.id}`;
  const answered = { fullUrl, resource: response(run, scale, about) };
  if (run.total === null) return [answered];
  return [
    answered,
    { fullUrl: `urn:warmline:score:${run.id}`, resource: observation(run, scale, about) },
  ];
}

function response(run: OwnScaleRun, { questionnaire }: OwnScale, { subject, locale }: About) {
  const item = itemsOf(questionnaire.item, run.answers);
  return {
    resourceType: 'QuestionnaireResponse',
    id: run.id,
    language: locale,
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    status: run.finishedAt === null ? 'in-progress' : 'completed',
    ...subject,
    authored: (run.finishedAt ?? run.startedAt).toISOString(),
    ...(item.length > 0 && { item }),
  };
}

/** As deep as they were asked; what was skipped is not there. */
function itemsOf(items: readonly FhirItem[], answers: Answers): object[] {
  return items.flatMap(({ linkId, type, item = [], answerOption = [] }): object[] => {
    if (type === 'group') {
      const inside = itemsOf(item, answers);
      return inside.length > 0 ? [{ linkId, item: inside }] : [];
    }
    const chosen = answerOption.find(({ valueCoding }) => valueCoding.code === answers[linkId]);
    return chosen === undefined ? [] : [{ linkId, answer: [{ valueCoding: chosen.valueCoding }] }];
  });
}

function observation(run: OwnScaleRun, scale: OwnScale, { subject }: About) {
  const scoring = storedForm(scale)?.scoring;
  const total = scoring?.codes.total;
  return {
    resourceType: 'Observation',
    id: `${run.id}-score`,
    status: 'final',
    category: [{ coding: [{ system: CATEGORY, code: 'survey' }] }],
    code: {
      coding: [
        total === undefined
          ? { system: 'urn:warmline:score', code: scoring?.instrument }
          : { system: LOINC, code: total },
      ],
      text: scale.questionnaire.title,
    },
    ...subject,
    effectiveDateTime: (run.finishedAt ?? run.startedAt).toISOString(),
    valueQuantity: { value: run.total, unit: '{score}', system: UNITS, code: '{score}' },
    derivedFrom: [{ reference: `urn:uuid:${run.id}` }],
  };
}
