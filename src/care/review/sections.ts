// What a review tells, in its order. A section is one measure: where its counts come from, the
// fewest it is told of, and which way is better.

import type { Measure } from '../../trust/figures/policy.ts';

/** Counted by the station, of a whole quarter: of its people, or of contacts that were owed. */
export const STATION_MEASURES = [
  'met',
  'owed-talk',
  'owed-call',
  'owed-visit',
  'owed-care',
  'leave-taken',
] as const;
export type StationMeasure = (typeof STATION_MEASURES)[number];

/** Counted on the officers' side, of the whole force: no unit has waits of its own. */
export const DESK_MEASURES = ['came-in-time'] as const;
export type DeskMeasure = (typeof DESK_MEASURES)[number];

export type ReviewMeasure = StationMeasure | DeskMeasure;

export type Section = {
  readonly better: 'more' | 'less';
  /** What it is a share of. */
  readonly of: 'people' | 'contacts' | 'waits';
} & (
  | { readonly id: Measure; readonly told: 'by-month' }
  | { readonly id: ReviewMeasure; readonly told: 'by-quarter' }
);

export const SECTIONS: readonly Section[] = [
  { id: 'takes-part', told: 'by-month', better: 'more', of: 'people' },
  { id: 'low-mood', told: 'by-month', better: 'less', of: 'people' },
  { id: 'short-sleep', told: 'by-month', better: 'less', of: 'people' },
  { id: 'came-in-time', told: 'by-quarter', better: 'more', of: 'waits' },
  { id: 'met', told: 'by-quarter', better: 'more', of: 'people' },
  { id: 'owed-talk', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'owed-call', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'owed-visit', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'owed-care', told: 'by-quarter', better: 'more', of: 'contacts' },
  { id: 'leave-taken', told: 'by-quarter', better: 'more', of: 'people' },
];

/** The fewest a figure is about; a wait is somebody's call for help, which is sensitive. */
export const AT_LEAST: Readonly<Record<ReviewMeasure, number>> = {
  met: 10,
  'owed-talk': 10,
  'owed-call': 10,
  'owed-visit': 10,
  'owed-care': 10,
  'leave-taken': 10,
  'came-in-time': 20,
};
