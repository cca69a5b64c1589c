// A review in words, ready for a page, a PDF or a table.

import type { Locale } from '../../core/person.ts';
import type { Estimate } from './estimate.ts';
import { isGood, notesOf } from './notes.ts';
import type { Quarter } from './quarter.ts';
import type { Point, Review, SectionReview, Told } from './review.ts';
import { AT_LEAST, type Section } from './sections.ts';
import { type ReviewKey, reviewWords, type Say } from './words.ts';

export type Tone = 'good' | 'bad' | 'flat';

export type Line = {
  readonly now: string;
  readonly range: string;
  readonly before: string;
  readonly change: string;
  readonly tone: Tone;
};

export type Bar = {
  readonly label: string;
  readonly text: string;
  /** Percent; absent where nothing was told. */
  readonly told: Pick<Estimate, 'share' | 'low' | 'high'> | undefined;
  readonly isNow: boolean;
};

export type SheetSection = Line & {
  readonly id: Section['id'];
  readonly title: string;
  readonly what: string;
  readonly bars: readonly Bar[];
  readonly rows: readonly (Line & { readonly unitId: string; readonly unit: string })[];
};

export type Sheet = {
  readonly locale: Locale;
  readonly title: string;
  readonly unit: string;
  readonly lead: string;
  readonly notesTitle: string;
  readonly notes: readonly string[];
  readonly heads: Readonly<Record<'unit' | 'now' | 'before' | 'change', string>>;
  readonly sections: readonly SheetSection[];
  readonly how: string;
};

const AT_LEAST_BY_MONTH = { 'takes-part': 10, 'short-sleep': 10, 'low-mood': 20 } as const;

export function sheetOf(review: Review, locale: Locale): Sheet {
  const say = reviewWords(locale);
  return {
    locale,
    title: say('title', { quarter: quarterName(review.quarter, say) }),
    unit: review.unit?.name ?? say('force'),
    lead: say('lead'),
    notesTitle: say('notes'),
    notes: notesOf(review, say),
    heads: {
      unit: say('unit'),
      now: say('now'),
      before: say('before'),
      change: say('change'),
    },
    sections: review.sections.map((one) => sectionIn(one, locale, say)),
    how: say('how'),
  };
}

function quarterName(quarter: Quarter, say: Say): string {
  return say('quarter', { year: quarter.slice(0, 4), n: quarter.slice(6) });
}

function sectionIn(one: SectionReview, locale: Locale, say: Say): SheetSection {
  const { section, points, rows } = one;
  const last = points.length - 1;
  return {
    id: section.id,
    title: say(section.id),
    what: say(`${section.id}-what`),
    ...lineIn(one, section, say),
    bars: points.map((point, n) =>
      barIn(point, locale, {
        isNow: section.told === 'by-month' ? n > last - 3 : n === last,
        say,
      }),
    ),
    rows: rows.map((row) => ({
      unitId: row.unit.id,
      unit: row.unit.name,
      ...lineIn(row, section, say),
    })),
  };
}

function lineIn({ now, before, change, isWider }: Told, section: Section, say: Say): Line {
  if (now === undefined) {
    const k = section.told === 'by-month' ? AT_LEAST_BY_MONTH[section.id] : AT_LEAST[section.id];
    const none = say('none', { k });
    return { now: none, range: '', before: '', change: '', tone: 'flat' };
  }
  const range = say('range', {
    low: Math.round(now.low),
    high: Math.round(now.high),
    about: now.about,
    of: say(`of-${section.of}`),
  });
  return {
    now: say('share', { n: Math.round(now.share) }),
    range: isWider ? `${range} ${say('wider')}` : range,
    before: before === undefined ? '' : say('share', { n: Math.round(before.share) }),
    change: say(change === undefined ? 'change-none' : changeKey(change)),
    tone:
      change === undefined || change === 'unclear'
        ? 'flat'
        : isGood({ section, change })
          ? 'good'
          : 'bad',
  };
}

function changeKey(change: 'up' | 'down' | 'unclear'): ReviewKey {
  return `change-${change}`;
}

function barIn(
  { period, told }: Point,
  locale: Locale,
  { isNow, say }: { readonly isNow: boolean; readonly say: Say },
): Bar {
  const isMonth = !period.includes('Q');
  const label = isMonth
    ? new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
        new Date(`${period}-01T00:00:00Z`),
      )
    : say('quarter-short', { year: period.slice(2, 4), n: period.slice(6) });
  const text = told === undefined ? '–' : say('share-short', { n: Math.round(told.share) });
  return { label, text, told, isNow };
}
