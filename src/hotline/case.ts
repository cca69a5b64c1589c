// An anonymous talk. A case is asked about, then waits in the queue, then a counselor has it.

import type { Level } from '../listening/level.ts';

export const CASE_STATES = ['asking', 'waiting', 'claimed', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const OUTCOMES = [
  'talked',
  'referred',
  'handed-to-emergency',
  'unreachable',
  'not-needed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function isOutcome(text: string): text is Outcome {
  return OUTCOMES.some((outcome) => outcome === text);
}

export const AFTERS = ['better', 'same', 'worse'] as const;
export type After = (typeof AFTERS)[number];

export function isAfter(text: string): text is After {
  return AFTERS.some((after) => after === text);
}

export type Case = {
  readonly id: string;
  /** What staff call it; says nothing about the person. */
  readonly code: string;
  readonly personId: string;
  readonly level: Level;
  readonly state: CaseState;
  readonly openedAt: Date;
  /** When the present level was reached: its clocks run from here. */
  readonly levelAt: Date;
  readonly acknowledgedAt: Date | undefined;
  readonly counselor: { readonly id: string; readonly label: string } | undefined;
};
