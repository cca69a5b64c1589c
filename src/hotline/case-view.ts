// A talk as the console shows it.

import type { RatedBy } from '../core/decision.ts';
import type { Locale } from '../core/person.ts';
import type { Act, Verdict, VerdictBy } from '../listening/alarms/alarm.ts';
import type { Level } from '../listening/level.ts';
import type { AidState } from './aid/aid.ts';
import type { LadderForm, RUNGS } from './assessed/ladder-form.ts';
import type { Canned } from './canned.ts';
import type { After, CaseState, Outcome } from './case.ts';
import type { DeathHow } from './death-step.ts';
import type { FateShown } from './fate.ts';
import type { BlockReason, BlockState } from './intake/block.ts';
import type { LowerReason, RaiseReason } from './level-step.ts';
import type { Part, SafetyPlan } from './plan/plan.ts';

export type SaidView = {
  readonly id: string;
  readonly author: 'officer' | 'counselor';
  /** The reader's own. */
  readonly isOwn: boolean;
  /** Which of the staff said it; absent: not known, or of an officer. */
  readonly by: string | undefined;
  readonly words: string;
  readonly at: Date;
  readonly level: Level | undefined;
  /** What became of a counselor's line. */
  readonly fate: FateShown | undefined;
};

/** Whether it was said that the officer has died, and what the reader may do about it. */
export type DeathView = {
  readonly said:
    | {
        readonly how: DeathHow;
        readonly by: string;
        readonly at: Date;
        readonly isConfirmed: boolean;
      }
    | undefined;
  readonly hows: readonly DeathHow[];
  readonly maySay: boolean;
  readonly mayConfirm: boolean;
  readonly mayTakeBack: boolean;
};

/** Whether the officer is held off the line for abuse, and what the reader may do about it. */
export type BlockView = {
  readonly asked: { readonly reason: BlockReason; readonly state: BlockState } | undefined;
  readonly reasons: readonly BlockReason[];
  readonly days: number;
  readonly mayAsk: boolean;
  readonly mayDecide: boolean;
  readonly mayLift: boolean;
};

/** The safety ladder as it was noted last, and what it speaks for. */
export type LadderView = {
  readonly rungs: typeof RUNGS;
  readonly last:
    | { readonly at: Date; readonly form: LadderForm; readonly suggests: Level }
    | undefined;
};

/** Why the level is what it is: a rule's id without its language, or what the officer tapped. */
export type WhyView = { readonly code: string; readonly by: RatedBy; readonly level: Level };

/** One time the program acted, and what was said of it. */
export type AlarmView = {
  readonly id: string;
  readonly at: Date;
  readonly level: Level;
  readonly act: Act;
  /** Rules without their language, the model or the trend. */
  readonly codes: readonly string[];
  readonly verdict: Verdict | undefined;
  readonly by: VerdictBy | undefined;
};

/** What counselors of the case noted for each other. */
export type NoteView = {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly words: string;
};

/** What the reader asked the model for: a draft of a note, and translations by message. */
export type AidView = {
  readonly draft: AidState | undefined;
  readonly translations: ReadonlyMap<string, AidState>;
};

/** Who else is in it or may come in. */
export type HandOverView = {
  readonly colleagues: readonly { readonly id: string; readonly label: string }[];
  readonly offeredTo: string | undefined;
  readonly joined: string | undefined;
  readonly hasJoined: boolean;
  readonly mayJoin: boolean;
};

export type AfterView = {
  readonly afters: readonly After[];
  /** How it was, as the officer said and as the counselor saw; only once it has ended. */
  readonly told: After | undefined;
  readonly seen: After | undefined;
  /** Absent: not for the reader. */
  readonly notes: readonly NoteView[] | undefined;
  readonly noteMax: number;
};

export type CaseView = AfterView & {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly now: Date;
  /** Whether the reader is the counselor in this talk; a lead may read others. */
  readonly isMine: boolean;
  /** Whether they may ask for the seal to be broken; an erased officer cannot be found. */
  readonly mayAskGlass: boolean;
  readonly counselor: string | undefined;
  readonly handOver: HandOverView;
  readonly plan: {
    readonly parts: readonly Part[];
    readonly partMax: number;
    readonly said: SafetyPlan;
  };
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
  /** What the counselor wrote last did not get there. */
  readonly isCutOff: boolean;
  readonly why: readonly WhyView[];
  readonly alarms: readonly AlarmView[];
  readonly verdicts: readonly Verdict[];
  readonly lowerTo: readonly Level[];
  readonly raiseTo: readonly Level[];
  readonly lowerReasons: readonly LowerReason[];
  readonly raiseReasons: readonly RaiseReason[];
  readonly outcomes: readonly Outcome[];
  readonly death: DeathView;
  readonly block: BlockView;
  readonly ladder: LadderView;
  /** Absent: no model, or not for the reader. */
  readonly aid: AidView | undefined;
  /** Lines to start from, in the officer's language. */
  readonly canned: readonly Canned[];
};
