// What a rule knows, and all that it may return.

import type { CareChange } from '../care/chat/changes.ts';
import type { IncidentChange } from '../checkins/incident/series.ts';
import type { Rhythm } from '../checkins/when/rhythm.ts';
import type { AppointmentChange } from '../hotline/appointments/appointment.ts';
import type { After, Case } from '../hotline/case.ts';
import type { Wish } from '../hotline/line/wish.ts';
import type { ResourceOpened } from '../hotline/opened.ts';
import type { Act, Because } from '../listening/alarms/alarm.ts';
import type { Assessment } from '../listening/assessment.ts';
import type { Level } from '../listening/level.ts';
import type { Shift } from '../listening/trend/policy.ts';
import type { Consents, Scope } from '../trust/consent.ts';
import type { FlagChange } from '../trust/flag-change.ts';
import type { CardField } from '../trust/glass/card-fields.ts';
import type { Dialogue, ScaleChange } from './dialogue.ts';
import type { Planned, Say } from './effect.ts';
import type { Address, ReplyChosen } from './message.ts';
import type { Ending, Locale, Person } from './person.ts';

export type Squad = { readonly id: string; readonly name: string };

export type CheckIn = {
  readonly id: string;
  readonly askedAt: Date;
  readonly mood: number | undefined;
  readonly sleepHours: number | undefined;
};

export type FlagState = 'draft' | 'sent' | 'taken-back' | 'dropped' | 'lapsed' | 'returned';

export type Flag = {
  readonly id: string;
  readonly state: FlagState;
  /** One instructor alone; absent: any of the unit. */
  readonly readerId: string | undefined;
};

export type SentFlag = { readonly id: string; readonly lapsesAt: Date };

export type Snapshot = {
  readonly now: Date;
  readonly newId: () => string;
  readonly person: Person;
  readonly dialogue: Dialogue;
  /** The last variants said, oldest first. */
  readonly recent: readonly string[];
  readonly consents: Consents;
  /** The yes for scores was to a wording that names scales. */
  readonly hasReadOfScales?: boolean;
  readonly openCase: Case | undefined;
  /** The newest check-in, however old. */
  readonly checkIn: CheckIn | undefined;
  /** The newest flag; all that are on their way or in the inbox, oldest first. */
  readonly flag: Flag | undefined;
  readonly sentFlags: readonly SentFlag[];
  /** Told problems that are out. */
  readonly sentProblems?: readonly string[];
  /** Whether anyone could answer at all (decision 18). */
  readonly hasDesk: boolean;
  /** When somebody is on call again, where nobody is now and a roster says so. */
  readonly deskBackAt?: Date;
  readonly squads: readonly Squad[];
};

/** How a case ends without a counselor's word. */
export type CaseEnd = 'denied' | 'cancelled' | 'erased';

/** What happened, in the past tense. Each is written and audited by `commit`. */
export type Change =
  | { readonly kind: 'notice-shown'; readonly wording: string }
  | {
      readonly kind: 'card-used';
      readonly cardKey: string;
      readonly unitId: string;
      readonly alias: string;
      readonly place: { readonly region: string; readonly timeZone: string };
    }
  | {
      readonly kind: 'unit-changed';
      readonly cardKey: string;
      readonly unitId: string;
      readonly place: { readonly region: string; readonly timeZone: string };
    }
  | { readonly kind: 'unit-left' | 'ending-dropped' }
  | ({ readonly kind: 'ending-set' } & Ending)
  | { readonly kind: 'card-refused' }
  | { readonly kind: 'squad-chosen'; readonly squadId: string | undefined }
  | { readonly kind: 'rhythm-set'; readonly set: Partial<Rhythm> }
  | { readonly kind: 'quiet-set'; readonly fromMin: number; readonly toMin: number }
  | { readonly kind: 'locale-chosen'; readonly locale: Locale }
  | {
      readonly kind: 'consent-given' | 'consent-withdrawn';
      readonly scope: Scope;
      /** The hash of what was read, and its language. */
      readonly wording: string;
      readonly locale: Locale;
    }
  | { readonly kind: 'data-forgotten'; readonly scope: Scope }
  | { readonly kind: 'stopped' | 'resumed' | 'follow-ups-declined' }
  | { readonly kind: 'check-in-asked'; readonly checkInId: string; readonly slot: string }
  | {
      readonly kind: 'check-in-answered';
      readonly checkInId: string;
      readonly mood?: number;
      readonly sleepHours?: number;
    }
  | { readonly kind: 'check-in-withdrawn'; readonly checkInId: string }
  | ScaleChange
  | IncidentChange
  /** These check-ins, and those to come, are of another shift. */
  | { readonly kind: 'shift-told'; readonly shift: Shift; readonly since: Date }
  | {
      readonly kind: 'message-kept';
      readonly messageId: string;
      readonly words: string;
      /** Whose key seals it: the person's, or the case's when a counselor needs it. */
      readonly caseId: string | undefined;
      readonly keepUntil: Date | undefined;
      /** Absent: the officer. */
      readonly author?: 'program';
    }
  | ({ readonly kind: 'reply-chosen' } & ReplyChosen)
  | {
      readonly kind: 'message-rated';
      readonly messageId: string;
      readonly by: RatedBy;
      readonly assessment: Assessment;
    }
  | {
      readonly kind: 'case-opened';
      readonly caseId: string;
      readonly code: string;
      readonly level: Level;
      readonly state: 'asking' | 'waiting';
      /** When its clocks begin, where that is later: somebody is on call again. */
      readonly clocksFrom?: Date;
    }
  | {
      readonly kind: 'alarm-raised';
      readonly alarmId: string;
      readonly act: Act;
      readonly level: Level;
      readonly because: readonly Because[];
      readonly caseId?: string;
      readonly messageId?: string;
    }
  /** What the officer's own answer says of alarms of this case, or of the trend, not judged yet. */
  | {
      readonly kind: 'alarms-answered';
      readonly verdict: 'right' | 'unsure';
      readonly about: { readonly caseId: string } | 'trend';
    }
  | { readonly kind: 'case-raised'; readonly caseId: string; readonly level: Level }
  | { readonly kind: 'case-queued' | 'messenger-refused'; readonly caseId: string }
  | { readonly kind: 'case-ended'; readonly caseId: string; readonly why: CaseEnd }
  | { readonly kind: 'case-rated'; readonly caseId: string; readonly after: After }
  | { readonly kind: 'line-uncovered'; readonly caseId: string; readonly messageId: string }
  | { readonly kind: 'case-wished'; readonly caseId: string; readonly wish: Wish }
  | FlagChange
  | AppointmentChange
  | ResourceOpened
  | CareChange
  | { readonly kind: 'address-moved'; readonly to: Address; readonly by: MovedBy }
  | { readonly kind: 'phrase-made'; readonly lookup: string; readonly proof: string }
  | { readonly kind: 'card-field-sealed'; readonly field: CardField; readonly words: string }
  | { readonly kind: 'card-field-dropped'; readonly field: CardField }
  | { readonly kind: 'glass-told'; readonly glassId: string }
  | { readonly kind: 'card-masks-dropped' | 'sealed-card-destroyed' }
  | { readonly kind: 'erased' }
  | { readonly kind: 'dialogue-moved'; readonly set: Partial<Dialogue> }
  | { readonly kind: 'lines-chosen'; readonly recent: readonly string[] };

/** What showed that whoever is at the new address is this person. */
export type MovedBy = 'phrase' | 'link';

export type RatedBy = 'program' | 'officer' | 'model';

/** All a rule may return. `says` are the lines for this person, in order. */
export type Decision = {
  readonly changes: readonly Change[];
  readonly says: readonly Say[];
  readonly effects: readonly Planned[];
};

export const NOTHING: Decision = { changes: [], says: [], effects: [] };

/** One decision after another, as one. */
export function both(...decisions: readonly Decision[]): Decision {
  return {
    changes: decisions.flatMap(({ changes }) => changes),
    says: decisions.flatMap(({ says }) => says),
    effects: decisions.flatMap(({ effects }) => effects),
  };
}

export function decide(parts: Partial<Decision>): Decision {
  return { ...NOTHING, ...parts };
}
