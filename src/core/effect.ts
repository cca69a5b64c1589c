// What is to be done after a commit. Stored first, then done by the outbox; ids and codes only.

import type { CareEffect, OwnPart } from '../care/chat/effects.ts';
import type { AfterNews, TalkEffect } from '../hotline/talk-effects.ts';
import type { Level } from '../listening/level.ts';
import type { Scope } from '../trust/consent.ts';
import type { TrendStep } from './dialogue.ts';
import type { LabelKey, LineKey } from './say.ts';

/** A button in an effect: its label by key, or a unit's or squad's own name. */
export type Button =
  | { readonly id: string; readonly label: LabelKey; readonly mark?: '✓' | '○' }
  | { readonly id: string; readonly name: string };

/** What to say, not yet worded: which variant is chosen when the decision is committed. */
export type Say = {
  readonly key: LineKey;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly buttons?: readonly Button[];
  /** The sealed text that fills `{flag}`; it is unsealed only when the line is sent. */
  readonly flagId?: string;
  /** The part of a told problem, sealed as well, that fills `{told}`. */
  readonly problem?: { readonly id: string; readonly part: 'words' | 'answer' | 'offer' | 'added' };
  /** Another sealed part of their own, which fills `{told}` as well. */
  readonly own?: OwnPart;
  /** What is on the board under this id fills `{entry}`. */
  readonly entryId?: string;
  /** A sealed text that a model worded and the checker passed; while it is there, it is said. */
  readonly draftId?: string;
  /** The masked parts of their sealed card fill `{card}`, once. */
  readonly hasCard?: boolean;
  /** Region and level whose numbers fill `{numbers}` and `{number}`. */
  readonly numbers?: { readonly region: string; readonly level: Level };
};

export type Line = Say & { readonly variant: number };

export type Effect =
  | { readonly kind: 'say.v1'; readonly personId: string; readonly line: Line }
  | TalkEffect
  | {
      readonly kind: 'ring.v1';
      readonly caseId: string;
      readonly round: number;
      /** Who had it until now, so that the next on call is asked as well. */
      readonly leftBy?: string;
    }
  | {
      readonly kind: 'keep-talking.v1';
      readonly caseId: string;
      readonly personId: string;
      readonly round: number;
      /** When the wait began that it belongs to: a newer wait has lines of its own. */
      readonly since?: string;
    }
  | { readonly kind: 'queue-unanswered.v1'; readonly caseId: string; readonly personId: string }
  | {
      readonly kind: 'caring-note.v1';
      readonly personId: string;
      readonly caseId: string;
      readonly nth: number;
    }
  | {
      readonly kind: 'own-day.v1';
      readonly personId: string;
      /** As 03-05. */
      readonly day: string;
      readonly year: number;
    }
  | { readonly kind: 'watch-silence.v1'; readonly caseId: string }
  // After a talk: who asks again and when, a review of one that made it worse, the case's own end.
  | { readonly kind: 'plan-follow-ups.v1'; readonly caseId: string }
  | {
      readonly kind: 'watch-follow-up.v1';
      readonly caseId: string;
      readonly taskId: string;
      readonly due?: string;
    }
  | {
      readonly kind: 'open-review.v1';
      readonly caseId: string;
      readonly by: 'officer' | 'counselor';
    }
  | { readonly kind: 'settle-case.v1'; readonly caseId: string }
  | {
      readonly kind: 'tell-after.v1';
      readonly caseId: string;
      readonly what: AfterNews;
    }
  | { readonly kind: 'tell-covered.v1'; readonly caseId: string; readonly personId: string }
  | { readonly kind: 'tell-offer.v1'; readonly caseId: string; readonly toId: string }
  | { readonly kind: 're-ask.v1'; readonly personId: string; readonly deniedAt: string }
  | { readonly kind: 'assess.v1'; readonly personId: string; readonly messageId: string }
  | {
      readonly kind: 'reply.v1';
      readonly personId: string;
      readonly messageId: string;
      /** What is said if no draft is fit. */
      readonly say: Say;
    }
  // After an answer, once the check-in is over.
  | { readonly kind: 'watch-trend.v1'; readonly personId: string }
  | {
      readonly kind: 'tell-trend.v1';
      readonly personId: string;
      /** Of the alarm that it follows. */
      readonly alarmAt: string;
      readonly step: TrendStep;
    }
  | { readonly kind: 'list-consents.v1'; readonly personId: string }
  | { readonly kind: 'own-data-link.v1'; readonly personId: string }
  | { readonly kind: 'own-picture.v1'; readonly personId: string }
  | { readonly kind: 'show-plan.v1'; readonly personId: string; readonly ifAny?: true }
  | { readonly kind: 'move-link.v1'; readonly personId: string }
  | { readonly kind: 'forget.v1'; readonly personId: string; readonly scope: Scope }
  | { readonly kind: 'deliver-flag.v1'; readonly personId: string; readonly flagId: string }
  | { readonly kind: 'keep-gone.v1' }
  // Names no person: it outlives an erasure.
  | { readonly kind: 'withdraw-flag.v1'; readonly flagId: string }
  | { readonly kind: 'lapse-flag.v1'; readonly personId: string; readonly flagId: string }
  // Comes from the station's world, which does not know whose flag it is.
  | { readonly kind: 'tell-flag-read.v1'; readonly flagId: string; readonly staffId: string }
  // Comes from the station's world, too: one of its instructors has left.
  | { readonly kind: 'return-flags.v1'; readonly staffId: string }
  | CareEffect
  | { readonly kind: 'show-who-saw.v1'; readonly personId: string; readonly before?: number }
  // After a check-in, where a scale may be due.
  | { readonly kind: 'offer-scale.v1'; readonly personId: string }
  | { readonly kind: 'end-soon.v1'; readonly personId: string; readonly at: string }
  | { readonly kind: 'note-death.v1'; readonly personId: string; readonly isSo: boolean }
  | {
      readonly kind: 'ask-incident.v1';
      readonly personId: string;
      readonly incidentId: string;
      readonly step: number;
    }
  // Both come from the station's world, which marked the incident.
  | { readonly kind: 'start-incident.v1'; readonly incidentId: string }
  | {
      readonly kind: 'remind-incident.v1';
      readonly incidentId: string;
      readonly afterHours: number;
    }
  | { readonly kind: 'plan-person.v1'; readonly personId: string }
  | { readonly kind: 'plan-unit.v1'; readonly unitId: string }
  // Both come from the station's world. `actor` is `<role>:<staffId>`.
  | { readonly kind: 'acknowledge.v1'; readonly caseId: string; readonly actor: string }
  // Breaking the seal: a second person is asked, time ends it, the officer is told.
  | {
      readonly kind: 'announce-glass.v1';
      readonly glassId: string;
      readonly what: 'asked' | 'open' | 'refused';
    }
  | { readonly kind: 'end-glass.v1'; readonly glassId: string }
  | { readonly kind: 'tell-glass.v1'; readonly personId: string; readonly glassId: string }
  // Comes from the station's world: a press in a chat.
  | {
      readonly kind: 'decide-glass.v1';
      readonly glassId: string;
      readonly staffId: string;
      readonly isYes: boolean;
    }
  // An admin's sentence, sealed, that the grammar could not read. It is gone with this row.
  | { readonly kind: 'read-sentence.v1'; readonly staffId: string; readonly sealed: string }
  // A draft or a translation that a counselor asked the model for. Names no person.
  | { readonly kind: 'ask-aid.v1'; readonly aidId: string }
  // Counts of what is due, to the staff's chats. Stays in the station's world.
  | { readonly kind: 'remind-care.v1'; readonly unitId: string; readonly on: string }
  // Both name no person: they outlive an erasure.
  | { readonly kind: 'show-appointment.v1'; readonly appointmentId: string }
  | { readonly kind: 'withdraw-appointment.v1'; readonly appointmentId: string }
  | {
      readonly kind: 'remind-appointment.v1';
      readonly personId: string;
      readonly appointmentId: string;
    }
  // Both come from the station's world: called off, or whose account is off.
  | { readonly kind: 'end-appointment.v1'; readonly appointmentId: string }
  | { readonly kind: 'release-appointments.v1'; readonly staffId: string }
  // Stays in the station's world: peers against the roster, whoever it was that left or moved.
  | { readonly kind: 'check-peers.v1' }
  // Whose account is off keeps no case.
  | { readonly kind: 'release-cases.v1'; readonly staffId: string };

export type EffectKind = Effect['kind'];
export type EffectOf<K extends EffectKind> = Extract<Effect, { readonly kind: K }>;

/** An effect with its time. `urgent` goes before everything else that is due. */
export type Planned = {
  readonly effect: Effect;
  /** Of whoever it follows from; absent: that of the transaction, where there is one. */
  readonly traceparent?: string;
  readonly dueAt?: Date;
  readonly isUrgent?: boolean;
};
