// Days that an officer names: a date, never why. They are kept under the yes to `contact`, and go
// with it.

import { type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Planned, Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { dayOf } from '../../core/moment.ts';
import { mayUse } from '../../trust/consent.ts';
import { slip } from '../../trust/slips.ts';
import { isDay } from '../when/zone.ts';
import { OWN_DAYS_MAX, ownDayAt } from './contact.ts';

export type OwnDays =
  | { readonly kind: 'own-days' | 'own-day-add' }
  | { readonly kind: 'own-day-drop'; readonly day: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATES: readonly RegExp[] = [
  /^(?<month>\d{1,2})\s*月\s*(?<date>\d{1,2})\s*[日号]?$/u,
  /^(?<month>\d{1,2})[-/.](?<date>\d{1,2})$/u,
  /^(?<name>[a-z]{3,9})\.? (?<date>\d{1,2})(st|nd|rd|th)?$/u,
  /^(?<date>\d{1,2})(st|nd|rd|th)?( of)? (?<name>[a-z]{3,9})\.?$/u,
];

export function ownDaysIn(words: string): OwnDays | undefined {
  return /^(my days|days that matter|我的日子)[.。]?$/iu.test(words.trim())
    ? { kind: 'own-days' }
    : undefined;
}

export function ownDaysTap(id: string): OwnDays | undefined {
  if (id === 'own-days' || id === 'own-day-add') return { kind: id };
  const [kind, day = ''] = id.split(':');
  return kind === 'own-day-drop' && isDay(`2024-${day}`) ? { kind, day } : undefined;
}

/** A date without a year, as 03-05. */
export function dateIn(words: string): string | undefined {
  const said = words
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.。]$/u, '');
  for (const pattern of DATES) {
    const { month, name, date = '' } = pattern.exec(said)?.groups ?? {};
    const nth = month ?? MONTHS.findIndex((one) => name?.startsWith(one)) + 1;
    const day = [nth, date].map((part) => String(part).padStart(2, '0')).join('-');
    if (isDay(`2024-${day}`)) return day;
  }
  return undefined;
}

export function onOwnDays(now: Snapshot, wanted: OwnDays): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  if (!mayUse('contact', now.consents)) return decide({ says: [slip('contact')] });
  const days = daysOf(now);
  switch (wanted.kind) {
    case 'own-days':
      return decide({ says: [page(now, days)] });
    case 'own-day-add':
      return days.length >= OWN_DAYS_MAX
        ? decide({ says: [page(now, days)] })
        : decide({ changes: [waiting({ kind: 'own-day' })], says: [{ key: 'own-day-ask' }] });
    case 'own-day-drop': {
      const left = days.filter((day) => day !== wanted.day);
      return decide({ changes: [set(left)], says: [{ key: 'day-gone' }] });
    }
  }
}

/** What was typed where a date was asked for; anything else is only words. */
export function typedDay(now: Snapshot, words: string): Decision | undefined {
  const day = dateIn(words);
  if (day === undefined || !mayUse('contact', now.consents)) return undefined;
  const days = [...new Set([...daysOf(now), day])].toSorted().slice(0, OWN_DAYS_MAX);
  return decide({
    changes: [waiting(undefined), set(days)],
    says: [{ key: 'day-kept', params: { date: named(now, day) } }],
    effects: [ownDayAt(now, day, now.now)].filter((one): one is Planned => one !== undefined),
  });
}

function page(now: Snapshot, days: readonly string[]): Say {
  const more = days.length < OWN_DAYS_MAX;
  return {
    key: 'own-days-what',
    buttons: [
      ...days.map((day): Button => ({ id: `own-day-drop:${day}`, name: `✕ ${named(now, day)}` })),
      ...(more ? [{ id: 'own-day-add', label: 'own-day-add' } as const] : []),
    ],
  };
}

function named({ person }: Snapshot, day: string): string {
  return dayOf(new Date(`2024-${day}T12:00:00Z`), { locale: person.locale, timeZone: 'UTC' });
}

function daysOf({ person }: Snapshot): readonly string[] {
  return person.rhythm?.days ?? [];
}

function set(days: readonly string[]): Change {
  return { kind: 'rhythm-set', set: { days } };
}

function waiting(what: { readonly kind: 'own-day' } | undefined): Change {
  return { kind: 'dialogue-moved', set: { waiting: what } };
}
