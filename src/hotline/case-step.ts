// What staff may do to a case, and what follows. Nobody takes or ends a talk that another has.

import { mayTakeCases, type StaffRole } from '../admin/staff.ts';
import type { Planned, Say } from '../core/effect.ts';
import type { Verdict } from '../listening/alarms/alarm.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import type { AfterChange } from './after/after-change.ts';
import type { After, CaseState, Outcome } from './case.ts';
import { isAcknowledged } from './clocks.ts';
import { tellingCovered } from './cover.ts';
import { silentMs } from './hand-over/silence.ts';
import type { BlockChange } from './intake/block.ts';
import type { LevelReason } from './level-step.ts';
import type { KeptOff } from './line/may-take.ts';
import type { MessengerChange } from './messenger/messenger-change.ts';

/** What a step needs to know of whoever takes it. */
export type Worker = { readonly id: string; readonly role: StaffRole; readonly label: string };

export type CaseFacts = {
  readonly id: string;
  readonly level: Level;
  readonly state: CaseState;
  /** Absent once the person has erased their data. */
  readonly personId: string | undefined;
  readonly counselorId: string | undefined;
  readonly acknowledgedAt: Date | undefined;
  /** When the officer was given lines outside. */
  readonly outsideAt?: Date | undefined;
  readonly claimedAt?: Date | undefined;
  /** Whom it was offered to, and which lead is in the talk. */
  readonly offeredTo?: string | undefined;
  readonly joinedId?: string | undefined;
};

export type CaseChange =
  | { readonly kind: 'case-claimed' }
  | { readonly kind: 'case-acknowledged' }
  | { readonly kind: 'case-released' }
  | { readonly kind: 'outside-lines-given' }
  | { readonly kind: 'case-offered'; readonly to: string }
  | { readonly kind: 'offer-dropped' | 'lead-joined' | 'lead-left' | 'moment-asked' }
  | { readonly kind: 'case-taken-over'; readonly from: string }
  | {
      readonly kind: 'case-closed';
      readonly outcome: Outcome;
      /** On its alarms that no counselor has judged. */
      readonly alarms?: Verdict;
      /** How the officer seemed to the counselor. */
      readonly seen?: After;
    }
  | AfterChange
  | MessengerChange
  | BlockChange
  | {
      readonly kind: 'level-lowered' | 'level-raised';
      readonly from: Level;
      readonly to: Level;
      readonly reason: LevelReason;
    };

export type Step = {
  readonly kind: 'may';
  readonly change: CaseChange;
  /** What the officer hears. */
  readonly says?: readonly Say[];
  readonly effects?: readonly Planned[];
};

export type Refused<W extends string> = { readonly kind: W };

export type NotMine = 'not-yours' | 'closed';

/** @param off why this case does not go to them now. */
export function claiming(
  facts: CaseFacts,
  staff: Worker,
  now: Date,
  off?: KeptOff,
): Step | Refused<ClaimRefusal> {
  if (!mayTakeCases(staff.role)) return { kind: 'not-allowed' };
  switch (facts.state) {
    case 'closed':
      return { kind: 'closed' };
    case 'asking':
      return { kind: 'not-waiting' };
    case 'claimed':
      return { kind: facts.counselorId === staff.id ? 'yours-already' : 'taken-already' };
    case 'waiting':
      if (off !== undefined) return { kind: off };
      return {
        kind: 'may',
        change: { kind: 'case-claimed' },
        says: [{ key: 'talk-joined', params: { counselor: staff.label } }],
        effects: [...watching(facts, now), ...tellingCovered(facts.id, facts.personId)],
      };
  }
}

export type ClaimRefusal =
  | KeptOff
  | 'not-allowed'
  | 'closed'
  | 'not-waiting'
  | 'taken-already'
  | 'yours-already';

export function acknowledging(
  facts: CaseFacts,
  now: Date,
): Step | Refused<'already' | 'claimed' | 'closed' | 'not-waiting'> {
  switch (facts.state) {
    case 'closed':
    case 'claimed':
      return { kind: facts.state };
    case 'asking':
      return { kind: 'not-waiting' };
    case 'waiting':
      return isAcknowledged(facts.level, facts.acknowledgedAt, now)
        ? { kind: 'already' }
        : { kind: 'may', change: { kind: 'case-acknowledged' } };
  }
}

/** Nobody came in time: lines outside, once, with the words to say there. The alert goes on. */
export function pointingOutside(
  facts: CaseFacts,
  { region, hasAnybody }: { readonly region: string; readonly hasAnybody: boolean },
  now: Date,
): Step | Refused<'not-waiting' | 'already'> {
  const { level, state, acknowledgedAt, outsideAt } = facts;
  if (state !== 'waiting') return { kind: 'not-waiting' };
  if (outsideAt !== undefined || isAcknowledged(level, acknowledgedAt, now))
    return { kind: 'already' };
  return {
    kind: 'may',
    change: { kind: 'outside-lines-given' },
    says: [{ key: nobodyCame(level, hasAnybody), numbers: { region, level } }],
  };
}

function nobodyCame(level: Level, hasAnybody: boolean) {
  if (!isAtLeast(level, 'L2')) return 'wait-late';
  return hasAnybody ? 'nobody-yet' : 'nobody-yet-no-desk';
}

/** Looks after a while whether whoever takes it now is there. */
export function watching({ id, level }: CaseFacts, now: Date): Planned[] {
  const effect = { kind: 'watch-talk.v1', caseId: id, claimedAt: now.toISOString() } as const;
  return [{ effect, dueAt: new Date(now.getTime() + silentMs(level)), isUrgent: true }];
}

/** Whether these two are in a talk with each other, for whatever is done in it. */
export function inTalk(facts: CaseFacts, staff: Worker): Refused<NotMine> | undefined {
  if (facts.state === 'closed') return { kind: 'closed' };
  return facts.state === 'claimed' && facts.counselorId === staff.id
    ? undefined
    : { kind: 'not-yours' };
}

/** Whoever may be heard in it: its counselor, and a lead who joined. */
export function mayWrite(facts: CaseFacts, staff: Worker): Refused<NotMine> | undefined {
  const hasJoined = facts.state === 'claimed' && facts.joinedId === staff.id;
  return hasJoined ? undefined : inTalk(facts, staff);
}

export function pausing(facts: CaseFacts, staff: Worker): Step | Refused<NotMine> {
  return (
    inTalk(facts, staff) ?? {
      kind: 'may',
      change: { kind: 'moment-asked' },
      says: [{ key: 'talk-moment' }],
    }
  );
}

export function closing(
  facts: CaseFacts,
  staff: Worker,
  outcome: Outcome,
  more: Said = {},
): Step | Refused<NotMine> {
  const { id: caseId } = facts;
  const after = (how: After) => ({ id: `after:${how}:${caseId}`, label: `after-${how}` }) as const;
  const review = { kind: 'open-review.v1', caseId, by: 'counselor' } as const;
  return (
    inTalk(facts, staff) ?? {
      kind: 'may',
      change: { kind: 'case-closed', outcome, ...more },
      says: [{ key: 'talk-closed', buttons: [after('better'), after('same'), after('worse')] }],
      effects: [
        { effect: { kind: 'plan-follow-ups.v1', caseId } },
        ...(more.seen === 'worse' ? [{ effect: review }] : []),
      ],
    }
  );
}

/** What is said at a close, besides how it ended. */
export type Said = { readonly alarms?: Verdict; readonly seen?: After };
