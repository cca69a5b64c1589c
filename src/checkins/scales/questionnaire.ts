// FHIR R4 Questionnaire → a scale, or every fault of it: one line each, where it is and what is
// needed. Nothing of a faulty file is taken.

import { LOCALES, type Locale } from '../../core/person.ts';
import {
  type AnswerOption,
  type EnableWhen,
  type Extension,
  type FhirItem,
  linesOf,
  Questionnaire,
} from './fhir-shape.ts';
import type { Condition, Item, Option, Scale, Texts } from './scale.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
/** Marks the question on which help comes at once. */
const SAFETY_ITEM = 'urn:warmline:safety-item';
/** Slack shows no more of a button. */
const LABEL_CHARS_MAX = 75;
const OPTIONS_MAX = 12;
const ITEMS_MAX = 60;

export type ReadScale =
  | { readonly kind: 'read'; readonly scale: Scale; readonly questionnaire: Questionnaire }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

type Reading = { readonly language: Locale; readonly faults: string[] };
type Element = { readonly extension?: Extension[] | undefined } | undefined;

export function readQuestionnaire(file: unknown): ReadScale {
  const parsed = Questionnaire.safeParse(file);
  if (!parsed.success) return { kind: 'faulty', faults: linesOf(parsed.error.issues) };
  const questionnaire = parsed.data;
  const { url, version, title, item } = questionnaire;
  const language = localeOf(questionnaire.language);
  if (language === undefined)
    return { kind: 'faulty', faults: ['language: needs to be en or zh-CN'] };
  const reading: Reading = { language, faults: [] };
  const scale: Scale = {
    url,
    version,
    title: texts(reading, 'title', title, questionnaire._title),
    items: itemsOf(reading, 'item', item, undefined),
  };
  const faults = [...reading.faults, ...orderFaults(scale)];
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'read', scale, questionnaire };
}

/** Groups are opened: each question carries what stood above it. */
function itemsOf(
  reading: Reading,
  at: string,
  items: readonly FhirItem[],
  above: Texts | undefined,
): Item[] {
  let lead = above;
  return items.flatMap((item, index): Item[] => {
    const place = `${at}[${index}]`;
    const text = () => texts(reading, `${place}.text`, item.text, item._text);
    if (item.readOnly === true) return [];
    switch (item.type) {
      case 'display':
        lead = text();
        return [];
      case 'group':
        if (item.enableWhen?.length)
          reading.faults.push(`${place}.enableWhen: needs to stand at each question`);
        return itemsOf(
          reading,
          `${place}.item`,
          item.item ?? [],
          item.text === undefined ? lead : text(),
        );
      case 'choice':
        return [choice(reading, place, item, lead)];
      default:
        reading.faults.push(`${place}.type: needs to be choice, group or display`);
        return [];
    }
  });
}

function choice(reading: Reading, at: string, item: FhirItem, lead: Texts | undefined): Item {
  const { faults } = reading;
  const options = item.answerOption ?? [];
  if (options.length < 2 || options.length > OPTIONS_MAX)
    faults.push(`${at}.answerOption: needs 2 to ${OPTIONS_MAX} answers, written out`);
  const codes = new Set(options.map(({ valueCoding: { code } }) => code));
  if (codes.size < options.length) faults.push(`${at}.answerOption: needs a code of its own each`);
  return {
    linkId: item.linkId,
    text: texts(reading, `${at}.text`, item.text, item._text),
    lead,
    options: options.map((one, n) => option(reading, `${at}.answerOption[${n}]`, one)),
    when: (item.enableWhen ?? []).flatMap((when, n) =>
      condition(reading, `${at}.enableWhen[${n}]`, when),
    ),
    isAnyEnough: item.enableBehavior === 'any',
    codes: (item.code ?? []).map(({ system, code }) => ({ system, code })),
    isSafety: found(item.extension, SAFETY_ITEM)?.valueBoolean === true,
  };
}

function option(reading: Reading, at: string, { valueCoding, extension }: AnswerOption): Option {
  const { code, system, display } = valueCoding;
  const label = texts(reading, `${at}.valueCoding.display`, display, valueCoding._display);
  const ordinal = found(valueCoding.extension, ORDINAL) ?? found(extension, ORDINAL);
  const value = ordinal?.valueDecimal ?? ordinal?.valueInteger;
  if (value === undefined)
    reading.faults.push(`${at}.valueCoding: needs the extension ${ORDINAL} with valueDecimal`);
  for (const locale of LOCALES)
    if (label[locale].length > LABEL_CHARS_MAX)
      reading.faults.push(
        `${at}.valueCoding.display: needs at most ${LABEL_CHARS_MAX} characters in ${locale}`,
      );
  return { code, system, label, value: value ?? 0 };
}

function condition({ faults }: Reading, at: string, when: EnableWhen): Condition[] {
  const { question, operator } = when;
  if (operator === 'exists') {
    if (when.answerBoolean === undefined) faults.push(`${at}: needs answerBoolean`);
    return [{ question, is: operator, wanted: when.answerBoolean ?? true }];
  }
  if (when.answerCoding === undefined) faults.push(`${at}: needs answerCoding`);
  return [{ question, is: operator, code: when.answerCoding?.code ?? '' }];
}

function orderFaults({ items }: Scale): string[] {
  if (items.length === 0) return ['item: needs at least one question of type choice'];
  if (items.length > ITEMS_MAX) return [`item: needs at most ${ITEMS_MAX} questions`];
  const seen = new Map<string, Item>();
  const faults: string[] = [];
  for (const item of items) {
    const { linkId, when } = item;
    if (seen.has(linkId)) faults.push(`linkId ${linkId}: needs to be there once`);
    for (const one of when) {
      const asked = seen.get(one.question);
      if (asked === undefined)
        faults.push(`linkId ${linkId}: needs an earlier question in enableWhen`);
      else if (one.is !== 'exists' && !asked.options.some(({ code }) => code === one.code))
        faults.push(`linkId ${linkId}: needs an answer of ${one.question} in enableWhen`);
    }
    seen.set(linkId, item);
  }
  if (items.length > 1 && items[0]?.isSafety)
    faults.push(`linkId ${items[0].linkId}: needs to come later, as the safety item`);
  return faults;
}

/** The text in both languages: its own, and the other by the translation extension. */
function texts(
  { language, faults }: Reading,
  at: string,
  text: string | undefined,
  element: Element,
): Texts {
  const both: Partial<Record<Locale, string>> = text === undefined ? {} : { [language]: text };
  for (const { extension = [] } of (element?.extension ?? []).filter(
    ({ url }) => url === TRANSLATION,
  )) {
    const locale = localeOf(found(extension, 'lang')?.valueCode ?? '');
    const content = found(extension, 'content');
    const translated = (content?.valueString ?? content?.valueMarkdown ?? '').trim();
    if (locale !== undefined && translated !== '') both[locale] ??= translated;
  }
  const [field = at] = at.split('.').slice(-1);
  for (const locale of LOCALES)
    if (both[locale] === undefined)
      faults.push(
        locale === language
          ? `${at}: needs a text`
          : `${at}: needs ${locale}, by the translation extension on _${field}`,
      );
  return { en: both.en ?? '', 'zh-CN': both['zh-CN'] ?? '' };
}

function found(extensions: readonly Extension[] | undefined, url: string): Extension | undefined {
  return extensions?.find((one) => one.url === url);
}

function localeOf(language: string): Locale | undefined {
  if (/^en(-|$)/i.test(language)) return 'en';
  return /^zh(-(CN|Hans(-CN)?))?$/i.test(language) ? 'zh-CN' : undefined;
}
