// Whom a person can call, by region. Mainland China always gets 12356, a line that answers
// through the night and 120; no region is ever left without an entry.

import { z } from 'zod';
import lines from '../../prompts/resources/lines.json' with { type: 'json' };
import type { Locale } from '../core/person.ts';
import type { Level } from '../listening/level.ts';

const InBoth = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) }).readonly();

const ANSWERED_BY = [
  'retired-officers',
  'volunteers',
  'social-workers',
  'counselors',
  'medics',
  'police',
  'fire',
  'not-known',
] as const;

const Resource = z
  .object({
    id: z.string().min(1),
    region: z.string().regex(/^[A-Z]{2}(-\d{2})?$/),
    /** As it is dialed or opened; empty where only the person knows it. */
    number: z.string(),
    name: InBoth,
    hours: InBoth,
    allDay: z.boolean(),
    kind: z.enum(['police', 'crisis', 'emergency']),
    languages: z.array(z.string()).readonly(),
    cost: z.enum(['free', 'call-charge', 'not-known']),
    answeredBy: z.enum(ANSWERED_BY),
    topics: z
      .array(z.enum(['crisis', 'police', 'emergency']))
      .min(1)
      .readonly(),
    confidence: z.enum(['high', 'medium', 'low']),
    /** Tags of the list of sources in the clinical reference. */
    source: z.string(),
    lastVerified: z.iso
      .date()
      .nullable()
      .transform((date) => date ?? undefined),
    /** What a caller should know first, such as who would learn of the call. */
    note: InBoth.optional(),
  })
  .readonly();

export type Resource = z.infer<typeof Resource>;

export const RESOURCES: readonly Resource[] = z.array(Resource).parse(lines);

const ENTRIES_MAX = 4;
const EMERGENCIES_MAX = 2;
const ELSEWHERE = 'ZZ';

/**
 * The card of one region, at most four entries: police lines that belong to no force, then the
 * national and the all-night lines, then emergency; at L4 emergency comes first (clinical
 * reference 5).
 */
export function numbersFor(region: string, level: Level): readonly Resource[] {
  const known = directoryOf(region);
  const emergencies = known.filter(({ kind }) => kind === 'emergency').slice(0, EMERGENCIES_MAX);
  const helplines = helplinesOf(known).slice(0, ENTRIES_MAX - emergencies.length);
  return level === 'L4' ? [...emergencies, ...helplines] : [...helplines, ...emergencies];
}

/** One entry per line, the number first, so that a phone makes it tappable. */
export function numbersText(locale: Locale, resources: readonly Resource[]): string {
  return resources.map((resource) => lineOf(locale, resource)).join('\n');
}

/** The one number or address that answers day and night. */
export function oneDayNightNumber(region: string): string {
  const open = (where: string) => helplinesOf(directoryOf(where)).find(({ allDay }) => allDay);
  return (open(region) ?? open(ELSEWHERE))?.number ?? '';
}

/** Everything that is known of a region, where nothing is: of anywhere. */
export function directoryOf(region: string): readonly Resource[] {
  const country = region.slice(0, 2);
  const known = RESOURCES.filter((entry) => entry.region === region || entry.region === country);
  return known.length > 0 ? known : RESOURCES.filter((entry) => entry.region === ELSEWHERE);
}

function helplinesOf(known: readonly Resource[]): readonly Resource[] {
  const rank = ({ kind, confidence }: Resource) =>
    (confidence === 'low' ? 2 : 0) + (kind === 'police' ? 0 : 1);
  return known
    .filter(({ kind }) => kind !== 'emergency')
    .toSorted((one, other) => rank(one) - rank(other));
}

function lineOf(locale: Locale, { number, name, hours, kind, note }: Resource): string {
  const more = kind === 'emergency' ? note?.[locale] : hours[locale];
  const named = [number, name[locale]].filter((part) => part !== '').join(' ');
  if (more === undefined) return named;
  return locale === 'en' ? `${named} (${more})` : `${named}（${more}）`;
}
