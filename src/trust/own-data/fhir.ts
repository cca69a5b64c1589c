// What was answered, as FHIR R4: of check-ins one Questionnaire of our own daily questions, and for each answer
// a QuestionnaireResponse, in one Bundle. Codes are local: nobody else's question is claimed.

import { SLEEP_CHOICES } from '../../checkins/sleep-choices.ts';
import type { Locale } from '../../core/person.ts';
import { labelText, sayText } from '../../core/say.ts';
import { scaleEntries } from './fhir-scales.ts';
import type { OwnCheckIn, OwnData } from './own-data.ts';

const URL = 'urn:warmline:questionnaire:daily';
const VERSION = '1';
const MOODS = 'urn:warmline:codes:mood';
const SLEEP = 'urn:warmline:codes:sleep';
const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
const MOOD_VALUES = [1, 2, 3, 4, 5] as const;

export function fhirBundle(own: OwnData, locale: Locale): object {
  const answered = own.checkIns.filter(
    ({ mood, sleepHours }) => mood !== null || sleepHours !== null,
  );
  const subject = subjectOf(own.person?.alias ?? undefined);
  return {
    resourceType: 'Bundle',
    language: locale,
    type: 'collection',
    timestamp: own.exportedAt.toISOString(),
    entry: [
      { fullUrl: URL, resource: questionnaire(locale) },
      ...answered.map((checkIn) => ({
        fullUrl: `urn:uuid:${checkIn.id}`,
        resource: response(checkIn, subject, locale),
      })),
      ...scaleEntries(own, subject, locale),
    ],
  };
}

function questionnaire(locale: Locale): object {
  return {
    resourceType: 'Questionnaire',
    language: locale,
    url: URL,
    version: VERSION,
    status: 'active',
    subjectType: ['Patient'],
    item: [
      {
        linkId: 'mood',
        text: sayText(locale, 'own-mood-question', 0, {}),
        type: 'choice',
        answerOption: MOOD_VALUES.map((mood) => ({
          valueCoding: { extension: [ordinal(mood)], ...moodCoding(mood, locale) },
        })),
      },
      {
        linkId: 'sleep',
        text: sayText(locale, 'own-sleep-question', 0, {}),
        type: 'choice',
        answerOption: SLEEP_CHOICES.map(({ hours }) => ({
          valueCoding: { extension: [ordinal(hours)], ...sleepCoding(hours, locale) },
        })),
      },
    ],
  };
}

function response(
  { id, askedAt, answeredAt, mood, sleepHours }: OwnCheckIn,
  subject: object,
  locale: Locale,
): object {
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    language: locale,
    questionnaire: `${URL}|${VERSION}`,
    status: 'completed',
    ...subject,
    authored: (answeredAt ?? askedAt).toISOString(),
    item: [
      ...(mood === null ? [] : [answer('mood', moodCoding(mood, locale))]),
      ...(sleepHours === null ? [] : [answer('sleep', sleepCoding(sleepHours, locale))]),
    ],
  };
}

/** By alias: nothing here names anybody. */
function subjectOf(alias: string | undefined): object {
  if (alias === undefined) return {};
  return { subject: { identifier: { system: 'urn:warmline:alias', value: alias } } };
}

function answer(linkId: string, valueCoding: object): object {
  return { linkId, answer: [{ valueCoding }] };
}

function ordinal(valueDecimal: number): object {
  return { url: ORDINAL, valueDecimal };
}

function moodCoding(mood: number, locale: Locale): object {
  const value = MOOD_VALUES.find((one) => one === mood);
  const display = value === undefined ? {} : { display: labelText(locale, `mood-${value}`) };
  return { system: MOODS, code: String(mood), ...display };
}

function sleepCoding(hours: number, locale: Locale): object {
  const choice = SLEEP_CHOICES.find((one) => one.hours === hours);
  const display = choice === undefined ? {} : { display: labelText(locale, choice.label) };
  return { system: SLEEP, code: String(hours), ...display };
}
