// What the bot waits for from one person. It survives a restart and a change of channel.

import type { SignedUp } from '../care/activities/activity.ts';
import type { InSeries } from '../checkins/incident/series.ts';
import type { Answers } from '../checkins/scales/scale.ts';
import type { Booked } from '../hotline/appointments/appointment.ts';
import type { Level } from '../listening/level.ts';
import type { TrendKind } from '../listening/trend/chart.ts';
import type { Scope } from '../trust/consent.ts';
import type { CardField } from '../trust/glass/card-fields.ts';

/** Where somebody is in the questions of the sealed card. Which parts they gave, never what. */
export type CardStep = {
  readonly kind: 'sealed-card';
  readonly field: CardField;
  readonly left: readonly CardField[];
  /** A card lies there already. */
  readonly isAgain: boolean;
  readonly until: string;
};

export type Waiting =
  | CardStep
  | { readonly kind: 'card' }
  | { readonly kind: 'squad' }
  /** The card of another unit that was shown; forgotten with the answer. */
  | { readonly kind: 'unit-card'; readonly cardKey: string }
  | { readonly kind: 'own-day' }
  /** How long they will be away was asked; it begins on that local day. */
  | { readonly kind: 'away-from'; readonly day: string }
  | { readonly kind: 'check-in-note'; readonly checkInId: string }
  | { readonly kind: 'flag-words' | 'flag-name'; readonly readerId?: string | undefined }
  | { readonly kind: 'flag-preview'; readonly flagId: string }
  | { readonly kind: 'activity-name'; readonly activityId: string }
  | { readonly kind: 'activity-words'; readonly signupId: string }
  | { readonly kind: 'kudos-to' }
  /** Asked what for: only a name was said before. */
  | { readonly kind: 'kudos-words'; readonly toId?: string; readonly isWhatFor?: true }
  /** With an id, what is added to that one. */
  | { readonly kind: 'problem-words'; readonly form?: string; readonly problemId?: string }
  | { readonly kind: 'problem-item' | 'problem-preview'; readonly problemId: string };

export type SafetyStep = 'asked-directly' | 'asked-means' | 'asked-now' | 'answered';

/** The last alarm of the trend, and what the officer told about their shifts. */
export type TrendSoFar = {
  readonly isOnNights?: boolean;
  readonly last?: {
    readonly kind: TrendKind;
    readonly at: string;
    /** The first answer of the run that led to it. */
    readonly since: string;
    /** What of it the officer has heard, so that nothing is said twice. */
    readonly told?: TrendStep;
  };
};

/** An extra check-in, an offer to talk, a check-in a week after the offer. */
export type TrendStep = 'ask' | 'offer' | 'again';

/** The scale somebody is in the middle of; the answers lie in their own table. */
export type ScaleRun = {
  readonly id: string;
  readonly scaleId: string;
  /** The question that is asked, by its linkId. */
  readonly at: string;
  readonly skipped: readonly string[];
  readonly startedAt: string;
  readonly isPaused?: boolean;
  /** Finished before, and gone through once more: whether an answer is another one since. */
  readonly again?: 'as-it-was' | 'changed';
};

/** Answers are written whole, each time; `isDone` with the last. */
export type ScaleChange =
  | {
      readonly kind: 'scale-started';
      readonly runId: string;
      readonly scaleId: string;
      readonly answers: Answers;
    }
  | {
      readonly kind: 'scale-answered';
      readonly runId: string;
      readonly answers: Answers;
      /** Again: it was done before, and stays of that day. */
      readonly isDone?: 'now' | 'again';
      readonly total?: number | undefined;
    }
  | { readonly kind: 'scale-withdrawn'; readonly runId: string };

export type ScalesSoFar = {
  readonly run?: ScaleRun;
  /** When each was last offered, by what the flow calls it. */
  readonly offered?: Readonly<Record<string, string>>;
  /** What answers have asked for, to be offered next. */
  readonly next?: readonly string[];
};

/** Notes that went out: of which talk, and in which year for a day of theirs. */
export type CaringSoFar = {
  readonly caseId?: string;
  readonly nth?: number;
  readonly days?: Readonly<Record<string, number>>;
};

/** Days on which they were asked and nothing came from them since. Any word ends it. */
export type Silence = {
  readonly days: number;
  /** The last of them, in their own time zone. */
  readonly day: string;
  /** The last answer before it was a low one. */
  readonly wasLow: boolean;
  readonly told?: 'note' | 'pause';
};

export type Dialogue = {
  readonly waiting?: Waiting | undefined;
  /** What was said about risk. A denial sets `deniedAt`; it does not erase `level` or `at`. */
  readonly risk?:
    | {
        readonly level: Level;
        readonly at: string;
        readonly step: SafetyStep;
        readonly deniedAt?: string;
      }
    | undefined;
  /** Slips that were shown without being needed at once: each only once. */
  readonly shownSlips?: readonly Scope[] | undefined;
  /** Messages whose reply a model is asked for. */
  readonly replying?: readonly string[] | undefined;
  readonly trend?: TrendSoFar | undefined;
  readonly silence?: Silence | undefined;
  readonly caring?: CaringSoFar | undefined;
  readonly scales?: ScalesSoFar | undefined;
  /** Series after critical incidents, those they left too. */
  readonly incidents?: readonly InSeries[] | undefined;
  /** The time to talk that was agreed last. */
  readonly booked?: Booked | undefined;
  /** Activities they signed up for, and those just past. */
  readonly signedUp?: readonly SignedUp[] | undefined;
  /** Campaigns they were asked in, the newest last. */
  readonly invited?: readonly string[] | undefined;
  readonly wrongCards?: { readonly count: number; readonly since: string } | undefined;
};
