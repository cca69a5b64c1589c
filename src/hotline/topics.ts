// The directory by topic and by word, short cards on what officers live with, and steps for what
// stops somebody from calling. Numbers that nobody has called are said to be so.

import { z } from 'zod';
import topicFile from '../../prompts/resources/topics.json' with { type: 'json' };
import words from '../../prompts/resources/words.json' with { type: 'json' };
import { both, type Decision, decide, NOTHING, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import { dayOf } from '../core/moment.ts';
import type { Person } from '../core/person.ts';
import { opened } from './opened.ts';
import { directoryOf, type Resource } from './resources.ts';

const TOPICS = [
  'crisis',
  'police',
  'emergency',
  'nights',
  'death',
  'anger',
  'alcohol',
  'provoked',
] as const;
export type Topic = (typeof TOPICS)[number];
const CARDS = [
  'topic-nights',
  'topic-death',
  'topic-anger',
  'topic-alcohol',
  'topic-provoked',
] as const;
const STOPS = ['words', 'known', 'not-bad', 'burden', 'private', 'before'] as const;
const ENTRIES_MAX = 5;

const File = z.object({
  source: z.string().min(1),
  topics: z.array(
    z.object({
      id: z.enum(TOPICS),
      words: z.array(z.string().min(1)),
      card: z.enum(CARDS).optional(),
      lines: z.array(z.enum(['crisis', 'police', 'emergency'])),
    }),
  ),
});

const KNOWN = File.parse(topicFile).topics;

export type Topical =
  /** No topic: all are offered. `unknown`: a word was given that is none. */
  | { readonly kind: 'topic'; readonly topic: Topic | 'unknown' | undefined }
  | { readonly kind: 'stops'; readonly what: (typeof STOPS)[number] | undefined };

export function topicTap(id: string): Topical | undefined {
  if (id === 'topic') return { kind: 'topic', topic: undefined };
  if (id === 'stops') return { kind: 'stops', what: undefined };
  const [kind, name] = id.split(':');
  const topic = TOPICS.find((one) => one === name);
  if (kind === 'topic' && topic !== undefined) return { kind, topic };
  const what = STOPS.find((one) => one === name);
  return kind === 'stops' && what !== undefined ? { kind, what } : undefined;
}

/** "Find sleep", 找 睡眠: only with the verb in front, so that nothing somebody tells is taken for it. */
export function topicIn(words: string): Topical | undefined {
  const wanted = /^(?:find|找|查)\s(.{1,40})$/iu.exec(words.trim())?.[1]?.trim().toLowerCase();
  if (wanted === undefined || wanted === '') return undefined;
  const named = (one: string) =>
    wanted.includes(one) || (wanted.length > 2 && one.includes(wanted));
  const found = KNOWN.find(({ words: known }) => known.some(named));
  return { kind: 'topic', topic: found?.id ?? 'unknown' };
}

/** A card on what the words name, if there is one: it is offered, never pushed. */
export function cardNamed(words: string): Button | undefined {
  const said = words.toLowerCase();
  const found = KNOWN.find(
    ({ card, words: known }) => card !== undefined && known.some((one) => said.includes(one)),
  );
  return found && cardButton(found.id);
}

export function cardButton(topic: Topic): Button {
  return { id: `topic:${topic}`, label: `topic-${topic}` };
}

export function topical(
  now: Snapshot,
  wanted: Topical,
  checked: ReadonlyMap<string, Date> = new Map(),
): Decision {
  if (wanted.kind === 'stops') return stops(now, wanted.what);
  const known = KNOWN.find(({ id }) => id === wanted.topic);
  if (known === undefined) {
    const key = wanted.topic === 'unknown' ? 'topic-none' : 'topic-ask';
    const buttons = TOPICS.map(cardButton);
    return decide({ says: [{ key, buttons }] });
  }
  const entries = entriesFor(now.person.region, known.lines)
    .map((entry) => entryText(now.person, entry, checked.get(entry.id) ?? entry.checkedAt))
    .join('\n\n');
  return both(
    known.card === undefined ? NOTHING : opened(decide({ says: [{ key: known.card }] }), 'card'),
    numbersOf(entries),
  );
}

function numbersOf(entries: string): Decision {
  return opened(
    decide({
      says: [
        {
          key: 'topic-lines',
          params: { entries },
          buttons: [
            { id: 'stops', label: 'stops' },
            { id: 'talk', label: 'talk' },
            { id: 'topic', label: 'topics' },
          ],
        },
      ],
    }),
    'numbers',
  );
}

function entriesFor(region: string, lines: readonly Resource['topics'][number][]) {
  const known = directoryOf(region);
  const wanted = known.filter(({ topics }) => lines.some((line) => topics.includes(line)));
  const found = wanted.length > 0 ? wanted : known;
  return found
    .map((entry) => ({
      ...entry,
      checkedAt: entry.lastVerified === undefined ? undefined : new Date(entry.lastVerified),
    }))
    .slice(0, ENTRIES_MAX);
}

/** One entry of the directory, the number first; what nobody has checked is said to be so. */
function entryText(
  { locale, timeZone }: Pick<Person, 'locale' | 'timeZone'>,
  { number, name, hours, cost, answeredBy, note }: Resource,
  checkedAt: Date | undefined,
): string {
  const say = words[locale];
  const date = checkedAt && dayOf(checkedAt, { locale, timeZone });
  return [
    [number, name[locale]].filter((part) => part !== '').join(' '),
    [say.hours.replace('{hours}', hours[locale]), say.cost[cost], say.answeredBy[answeredBy]].join(
      locale === 'en' ? '; ' : '；',
    ),
    note === undefined ? say['learns-not-known'] : say.learns.replace('{note}', note[locale]),
    date === undefined ? say['not-checked'] : say.checked.replace('{date}', date),
  ].join('\n');
}

function stops(now: Snapshot, what: (typeof STOPS)[number] | undefined): Decision {
  if (what === undefined) {
    const buttons = STOPS.map((one): Button => ({ id: `stops:${one}`, label: `stops-${one}` }));
    return decide({ says: [{ key: 'stops-ask', buttons }] });
  }
  const numbers = { region: now.person.region, level: now.openCase?.level ?? 'L2' } as const;
  return opened(decide({ says: [{ key: `stops-${what}`, numbers }] }), 'step');
}
