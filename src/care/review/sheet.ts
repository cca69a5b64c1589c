// A review in words, ready for a page, a PDF or a table.

import type { Locale } from '../../core/person.ts';
import type { Estimate } from './estimate.ts';
import { type In, madeOf } from './made-of.ts';
import { isGood, notesOf } from './notes.ts';
import type { Quarter } from './quarter.ts';
import type { Point, Review, SectionReview, Told } from './review.ts';
import { atLeastIn, type Section } from './sections.ts';
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

export type RowsBy = 'unit' | 'about' | 'kind';

export type SheetSection = Line & {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly bars: readonly Bar[];
  /** By unit, or by what problems were about. */
  readonly rowsBy: RowsBy;
  /** What stands above the four columns of the rows, where it is not what stands there as a rule. */
  readonly columns?: readonly [string, string, string, string];
  readonly rows: readonly (Line & { readonly unitId: string | undefined; readonly unit: string })[];
};

export type Sheet = {
  readonly locale: Locale;
  readonly title: string;
  readonly unit: string;
  readonly lead: string;
  readonly notesTitle: string;
  readonly notes: readonly string[];
  readonly heads: Readonly<Record<RowsBy | 'now' | 'before' | 'change', string>>;
  readonly sections: readonly SheetSection[];
  readonly how: string;
};

export function sheetOf(review: Review, locale: Locale): Sheet {
  const say = reviewWords(locale);
  return {
    locale,
    title: say('title', { quarter: quarterName(review.quarter, say) }),
    unit: review.unit?.name ?? say('force'),
    lead: say('lead'),
    notesTitle: say('notes'),
    notes: notesOf(review, say, locale),
    heads: {
      unit: say('unit'),
      about: say('about'),
      kind: say('kind'),
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
  const { section, points, rows, items } = one;
  const last = points.length - 1;
  return {
    id: section.id,
    title: say(section.id),
    what: say(`${section.id}-what`),
    ...lineIn(one, section, say),
    // What was most may have been another before; its rows say how each moved.
    ...(section.told === 'by-kind' && { change: '' }),
    bars: points.map((point, n) =>
      barIn(point, { section, isNow: isNow(section, n, last), locale, say }),
    ),
    rowsBy: items.length === 0 ? 'unit' : section.id === 'resources' ? 'kind' : 'about',
    rows: [
      ...rows.map((row) => ({
        unitId: row.unit.id,
        unit: row.unit.name,
        ...lineIn(row, section, say),
      })),
      ...items.map((row) => ({
        unitId: undefined,
        unit: markOf(section, row.items) + madeOf(section, row.items, { locale, say }),
        ...lineIn(row, section, say),
      })),
    ],
  };
}

/** The letter that stands under its bar. */
function markOf({ id }: Section, items: readonly string[]): string {
  return id === 'stressors' ? `${items.join(' ')}  ` : '';
}

/** The three months of the quarter, the quarter itself, or every aspect of it. */
function isNow({ told }: Section, n: number, last: number): boolean {
  if (told === 'by-month') return n > last - 3;
  return told === 'by-kind' || n === last;
}

function lineIn({ now, before, change, isWider }: Told, section: Section, say: Say): Line {
  if (now === undefined) {
    const none = say('none', { k: atLeastIn(section) });
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
      change === undefined || change === 'unclear' || section.better === 'either'
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
  { section, isNow, locale, say }: In & { readonly section: Section; readonly isNow: boolean },
): Bar {
  const label =
    section.id === 'resources'
      ? madeOf(section, [period], { locale, say })
      : /^\d{4}-\d\d$/.test(period)
        ? new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
            new Date(`${period}-01T00:00:00Z`),
          )
        : period.includes('Q')
          ? say('quarter-short', { year: period.slice(2, 4), n: period.slice(6) })
          : period;
  const text = told === undefined ? '–' : say('share-short', { n: Math.round(told.share) });
  return { label, text, told, isNow };
}
