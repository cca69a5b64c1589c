// The series after a critical incident, as data that a clinician reviews: the same for everybody
// of the crew, counted from when it happened.

import file from '../../../prompts/care/incident.json' with { type: 'json' };
import type { Skip } from '../when/place.ts';

const HOUR_MS = 3_600_000;

type Step = {
  readonly name: string;
  readonly afterHours: number;
  /** What is offered next by the name of its instrument, where a deployment has it. */
  readonly scale?: string;
};

export const SERIES: {
  readonly spreadMinutes: number;
  /** The station's duty towards the crew, from when it happened. */
  readonly clockHours: number;
  readonly remindAfterHours: readonly number[];
  readonly steps: readonly Step[];
} = file;

/** One officer's place in one series; it is theirs, and nobody in charge sees that there is one. */
export type InSeries = {
  readonly id: string;
  readonly at: string;
  /** Steps that are past. */
  readonly past: number;
  readonly isOut?: true;
  readonly skipped?: readonly Skip[];
};

export type Incident = { readonly id: string; readonly at: Date };

export type IncidentChange =
  | {
      readonly kind: 'incident-marked';
      readonly incidentId: string;
      readonly codeKey: string;
      readonly at: Date;
    }
  /** In, out or on: what it was is in the dialogue alone. */
  | { readonly kind: 'incident-series-set' };

export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** The first step whose time has not come; as many as there are when all are past. */
export function stepsPast(at: Date, now: Date): number {
  return SERIES.steps.filter(({ afterHours }) => hoursAfter(at, afterHours) <= now).length;
}

export function isSeriesOver(at: Date, now: Date): boolean {
  return stepsPast(at, now) === SERIES.steps.length;
}

/** What is kept of a person's series: those that go on, and of an earlier one that it was left. */
export function keptSeries(all: readonly InSeries[] = [], now: Date): readonly InSeries[] {
  const lastHours = SERIES.steps.at(-1)?.afterHours ?? 0;
  return all.filter(({ at }) => hoursAfter(new Date(at), 2 * lastHours) > now);
}
