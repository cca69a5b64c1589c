// What a review tells, in its order. A section is one measure: where its counts come from, the
// fewest it is told of, and which way is better.

import type { ResourceKind } from '../../hotline/opened.ts';
import { type Measure, POLICIES } from '../../trust/figures/policy.ts';

/** Counted by the station, of a whole quarter: of its people, or of contacts that were owed. */
export const STATION_MEASURES = [
  'met',
  'owed-talk',
  'owed-call',
  'owed-visit',
  'owed-care',
  'leave-taken',
  'hours-over',
  'problems-answered',
] as const;
export type StationMeasure = (typeof STATION_MEASURES)[number];

/** Counted on the officers' side, of the whole force: no unit has waits of its own. */
export const DESK_MEASURES = ['came-in-time', 'talked-with-counselor', 'talk-helped'] as const;
export type DeskMeasure = (typeof DESK_MEASURES)[number];

/** What of all problems that were told was about one aspect: what wears people down. */
export type AspectMeasure = `about-${string}`;

/** What of all that was opened to read or to do was of one kind. */
export type OpenedMeasure = `opened-${ResourceKind}`;

export type ReviewMeasure = StationMeasure | DeskMeasure | AspectMeasure | OpenedMeasure;

export type Section = {
  readonly better: 'more' | 'less' | 'either';
  /** What it is a share of. */
  readonly of: 'people' | 'contacts' | 'waits' | 'talks' | 'problems' | 'openings';
  /** Told of the whole force alone. */
  readonly isOfForce?: true;
  /** Left out where nothing of it was ever told: what it needs is not everywhere. */
  readonly isOnlyIfTold?: true;
} & (
  | { readonly id: Measure; readonly told: 'by-month' }
  | { readonly id: StationMeasure | DeskMeasure; readonly told: 'by-quarter' }
  | KindSection
);

/** What all of something was made of: each kind has a measure of its own, that begins so. */
export type KindSection = {
  readonly told: 'by-kind';
} & (
  | { readonly id: 'stressors'; readonly begins: 'about-' }
  | { readonly id: 'resources'; readonly begins: 'opened-' }
);

export const SECTIONS: readonly Section[] = [
  { id: 'takes-part', told: 'by-month', better: 'more', of: 'people' },
  { id: 'low-mood', told: 'by-month', better: 'less', of: 'people' },
  {
    id: 'low-well-being',
    told: 'by-month',
    better: 'less',
    of: 'people',
    isOnlyIfTold: true,
  },
  { id: 'short-sleep', told: 'by-month', better: 'less', of: 'people' },
  {
    id: 'talked-with-counselor',
    told: 'by-quarter',
    better: 'either',
    of: 'people',
    isOfForce: true,
  },
  { id: 'came-in-time', told: 'by-quarter', better: 'more', of: 'waits', isOfForce: true },
  { id: 'talk-helped', told: 'by-quarter', better: 'more', of: 'talks', isOfForce: true },
  {
    id: 'resources',
    told: 'by-kind',
    begins: 'opened-',
    better: 'either',
    of: 'openings',
    isOfForce: true,
  },
  {
    id: 'stressors',
    told: 'by-kind',
    begins: 'about-',
    better: 'either',
    of: 'problems',
    isOfForce: true,
  },
  { id: 'problems-answered', told: 'by-quarter', better: 'more', of: 'problems', isOfForce: true },
  { id: 'met', told: 'by-quarter', better: 'more', of: 'people' },
  { id: 'owed-talk', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'owed-call', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'owed-visit', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'owed-care', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'leave-taken', told: 'by-quarter', better: 'more', of: 'people' },
  { id: 'hours-over', told: 'by-quarter', better: 'less', of: 'people' },
];

/** The fewest a figure is about; a call for help is sensitive. */
const AT_LEAST: Readonly<Record<StationMeasure | DeskMeasure, number>> = {
  met: 10,
  'owed-talk': 10,
  'owed-call': 10,
  'owed-visit': 10,
  'owed-care': 10,
  'leave-taken': 10,
  'hours-over': 10,
  'problems-answered': 10,
  'came-in-time': 20,
  'talked-with-counselor': 20,
  'talk-helped': 20,
};

const AT_LEAST_BY_KIND = { 'about-': AT_LEAST['problems-answered'], 'opened-': 20 } as const;

export function atLeast(measure: ReviewMeasure): number {
  if (measure.startsWith('about-')) return AT_LEAST_BY_KIND['about-'];
  if (measure.startsWith('opened-')) return AT_LEAST_BY_KIND['opened-'];
  return AT_LEAST[measure as StationMeasure | DeskMeasure];
}

export function atLeastIn(section: Section): number {
  switch (section.told) {
    case 'by-month':
      return POLICIES[section.id].atLeast;
    case 'by-kind':
      return AT_LEAST_BY_KIND[section.begins];
    case 'by-quarter':
      return AT_LEAST[section.id];
  }
}
