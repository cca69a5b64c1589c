// A talk as the console shows it.

import type { RatedBy } from '../core/decision.ts';
import type { Locale } from '../core/person.ts';
import type { Level } from '../listening/level.ts';
import type { CaseState, Outcome } from './case.ts';
import type { LowerReason, RaiseReason } from './level-step.ts';

export type SaidView = {
  readonly id: string;
  readonly author: 'officer' | 'counselor';
  readonly words: string;
  readonly at: Date;
  readonly level: Level | undefined;
};

/** Why the level is what it is: a rule's id without its language, or what the officer tapped. */
export type WhyView = { readonly code: string; readonly by: RatedBy; readonly level: Level };

export type CaseView = {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly now: Date;
  /** Whether the reader is the counselor in this talk; a lead may read others. */
  readonly isMine: boolean;
  readonly counselor: string | undefined;
  /** Absent once the officer has erased their data. */
  readonly officer:
    | {
        readonly alias: string | undefined;
        readonly locale: Locale;
        readonly unit: string | undefined;
        readonly region: string;
      }
    | undefined;
  readonly said: readonly SaidView[];
  readonly why: readonly WhyView[];
  readonly lowerTo: readonly Level[];
  readonly raiseTo: readonly Level[];
  readonly lowerReasons: readonly LowerReason[];
  readonly raiseReasons: readonly RaiseReason[];
  readonly outcomes: readonly Outcome[];
};
