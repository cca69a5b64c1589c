// All that is kept about one person, in plain words: what every form of the export is made from.

import type { Rating, SignupState } from '../../care/activities/activity.ts';
import type { KudosState } from '../../care/kudos/kudos.ts';
import type { InSeries } from '../../checkins/incident/series.ts';
import type { Questionnaire } from '../../checkins/scales/fhir-shape.ts';
import type { Answers } from '../../checkins/scales/scale.ts';
import type { Scoring } from '../../checkins/scales/scoring.ts';
import type { Rhythm } from '../../checkins/when/rhythm.ts';
import type { ChannelName } from '../../core/message.ts';
import type { Locale } from '../../core/person.ts';
import type { AppointmentState } from '../../hotline/appointments/appointment.ts';
import type { LadderForm } from '../../hotline/assessed/ladder-form.ts';
import type { After, CaseState } from '../../hotline/case.ts';
import type { SafetyPlan } from '../../hotline/plan/plan.ts';
import type { Level } from '../../listening/level.ts';
import type { Shift } from '../../listening/trend/policy.ts';
import type { Scope } from '../consent.ts';
import type { CardField } from '../glass/card-fields.ts';

export const FORMS = ['json', 'page', 'fhir'] as const;

export type Form = (typeof FORMS)[number];

export type OwnPerson = {
  readonly id: string;
  readonly alias: string | null;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly region: string;
  readonly joinedAt: Date | null;
  readonly channel: ChannelName | undefined;
  readonly unit: string | undefined;
  readonly squad: string | undefined;
  /** Since when a recovery phrase brings the alias back; the phrase itself is not known. */
  readonly phraseSince: Date | undefined;
  readonly rhythm: Rhythm;
  readonly stoppedAt: Date | null;
  /** After critical incidents; those that were left, too. */
  readonly series: readonly Pick<InSeries, 'at' | 'isOut'>[];
};

export type OwnConsent = {
  readonly scope: Scope;
  readonly isGranted: boolean;
  readonly at: Date;
  readonly locale: Locale;
  readonly wording: string;
  /** Word for word as it was read. */
  readonly wordingShown: string | undefined;
};

export type OwnCheckIn = {
  readonly id: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly mood: number | null;
  readonly sleepHours: number | null;
  readonly shift: Shift;
};

/** A questionnaire as it was imported, and how it is scored. */
export type OwnScale = {
  readonly id: string;
  readonly questionnaire: Questionnaire;
  readonly scoring: Scoring | null;
};

export type OwnScaleRun = {
  readonly id: string;
  readonly scaleId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly answers: Answers;
  readonly total: number | null;
};

export type OwnMessage = {
  readonly id: string;
  readonly author: 'officer' | 'counselor' | 'program';
  readonly at: Date;
  readonly keepUntil: Date | undefined;
  readonly caseId: string | undefined;
  readonly words: string | undefined;
};

export type OwnCase = {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly after: After | null;
};

export type OwnAppointment = {
  readonly id: string;
  readonly at: Date;
  readonly staffId: string;
  /** Else the staff saw only that somebody comes. */
  readonly byAlias: boolean;
  readonly state: AppointmentState;
  readonly madeAt: Date;
};

export type OwnFlag = {
  readonly id: string;
  readonly state: string;
  readonly draftedAt: Date;
  readonly sentAt: Date | null;
  readonly lapsesAt: Date | null;
  readonly words: string | undefined;
  readonly reads: readonly { readonly staffId: string; readonly at: Date }[];
};

export type OwnProblem = {
  readonly id: string;
  readonly state: string;
  readonly route: string | null;
  readonly toldAt: Date;
  readonly sentAt: Date | null;
  readonly standing: string | null;
  readonly words: string | undefined;
  readonly added: string | undefined;
  readonly answer: string | undefined;
};

export type OwnSignup = {
  readonly id: string;
  readonly activityId: string;
  readonly state: SignupState;
  readonly madeAt: Date;
  readonly rating: Rating | null;
  readonly name: string | undefined;
  readonly words: string | undefined;
};

export type OwnKudos = {
  readonly id: string;
  readonly side: 'sent' | 'got';
  readonly state: KudosState;
  readonly at: Date;
  readonly words: string | undefined;
};

export type OwnOpening = {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
};

export type OwnData = {
  readonly exportedAt: Date;
  readonly person: OwnPerson | undefined;
  /** Newest first. */
  readonly consents: readonly OwnConsent[];
  readonly checkIns: readonly OwnCheckIn[];
  readonly scaleRuns: readonly OwnScaleRun[];
  /** Those that were answered, once each. */
  readonly scales: readonly OwnScale[];
  /** Oldest first. */
  readonly messages: readonly OwnMessage[];
  readonly assessments: readonly object[];
  /** When a rating made the program act, and what was said of that; oldest first. */
  readonly alarms: readonly object[];
  readonly cases: readonly OwnCase[];
  readonly flags: readonly OwnFlag[];
  /** Times to talk that were agreed. */
  readonly appointments: readonly OwnAppointment[];
  /** What was told to a desk, and its answer; newest first. */
  readonly problems: readonly OwnProblem[];
  /** Activities they signed up for, newest first. */
  readonly activities: readonly OwnSignup[];
  /** Thanks they wrote or got, newest first. */
  readonly kudos: readonly OwnKudos[];
  /** What the web chat still shows. */
  readonly lines: readonly { readonly at: Date; readonly text: string }[];
  /** Months whose group figures counted this person. */
  readonly countedIn: readonly string[];
  /** What a sealed card holds; its fields are for break-glass alone. */
  readonly sealedCard: readonly { readonly field: CardField; readonly leftAt: Date }[];
  /** What a counselor noted on the safety ladder in a talk with them. */
  readonly ladderForms: readonly { readonly at: Date; readonly noted: LadderForm }[];
  /** In their own words, as it was sent to them last. */
  readonly safetyPlan: { readonly at: Date; readonly plan: SafetyPlan } | undefined;
  readonly openings: readonly OwnOpening[];
};
