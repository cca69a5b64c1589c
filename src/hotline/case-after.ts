// What a step makes of a case. One place, so that the enumeration of all states walks the very
// thing that is stored.

import type { Level } from '../listening/level.ts';
import type { After, CaseState, Outcome } from './case.ts';
import type { CaseChange, CaseFacts } from './case-step.ts';

/** The part of a case's row that staff move; `null` is how it is stored. */
export type CasePart = {
  readonly level: Level;
  readonly state: CaseState;
  readonly levelAt: Date;
  readonly queuedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly counselorId: string | null;
  readonly claimedAt: Date | null;
  readonly talkedBy: string | null;
  readonly heardAt: Date | null;
  readonly offeredTo: string | null;
  readonly joinedId: string | null;
  readonly outsideAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: Outcome | 'denied' | 'cancelled' | 'erased' | 'died' | null;
  readonly seen: After | null;
  readonly settlesAt: Date | null;
  readonly settledAt: Date | null;
  readonly ringRound: number;
};

/** The officer is gone: nobody is offered it, and nobody sits in it, any more. */
export const CLOSED = { state: 'closed', offeredTo: null, joinedId: null } as const;

/** Its alert is to be answered anew. */
export const UNSEEN = { acknowledgedAt: null, acknowledgedBy: null } as const;

/** @returns nothing where the audit record is all there is of it. */
export function afterChange(
  change: CaseChange,
  before: Pick<CasePart, 'state' | 'acknowledgedAt' | 'counselorId' | 'queuedAt' | 'joinedId'>,
  staffId: string | undefined,
  now: Date,
): Partial<CasePart> | undefined {
  const by = staffId ?? null;
  const seen = { acknowledgedAt: now, acknowledgedBy: by };
  const taken = { counselorId: by, talkedBy: by, claimedAt: now, heardAt: null };
  switch (change.kind) {
    case 'case-claimed':
      return {
        state: 'claimed',
        ...taken,
        ...(before.acknowledgedAt === null && seen),
      };
    case 'case-acknowledged':
      return seen;
    case 'outside-lines-given':
      return { outsideAt: now };
    case 'case-released':
      // The place in line stays; the clocks, and the alert's rounds, start anew.
      return {
        state: 'waiting',
        counselorId: null,
        claimedAt: null,
        heardAt: null,
        offeredTo: null,
        joinedId: null,
        ...UNSEEN,
        levelAt: now,
        queuedAt: before.queuedAt ?? now,
        ringRound: 0,
        outsideAt: null,
      };
    case 'case-offered':
      return { offeredTo: change.to };
    case 'offer-dropped':
      return { offeredTo: null };
    case 'case-taken-over':
      return {
        ...taken,
        offeredTo: null,
        ...(before.joinedId === staffId && { joinedId: null }),
      };
    case 'lead-joined':
      return { joinedId: staffId ?? null };
    case 'lead-left':
      return { joinedId: null };
    case 'case-closed':
      return {
        state: 'closed',
        closedAt: now,
        outcome: change.outcome,
        ...(change.seen !== undefined && { seen: change.seen }),
        offeredTo: null,
        joinedId: null,
      };
    case 'level-lowered':
    case 'level-raised':
      return {
        level: change.to,
        levelAt: now,
        ...(before.state === 'waiting' && UNSEEN),
      };
    case 'moment-asked':
      return { heardAt: now };
    case 'case-reopened':
      return {
        state: 'claimed',
        talkedBy: before.counselorId,
        claimedAt: now,
        heardAt: null,
        closedAt: null,
        outcome: null,
        settlesAt: null,
      };
    case 'follow-ups-given':
      return { counselorId: change.to === 'none' ? null : change.to };
    case 'close-announced':
      return { settlesAt: new Date(change.at) };
    case 'case-kept':
      return { settlesAt: null };
    case 'case-settled':
      return { settledAt: now };
    case 'follow-ups-planned':
    case 'follow-up-done':
    case 'follow-up-postponed':
    case 'follow-up-climbed':
    case 'review-opened':
    case 'review-done':
    case 'messenger-opened':
    case 'messenger-turned-to':
    case 'messenger-ended':
    case 'block-asked':
    case 'block-confirmed':
    case 'block-refused':
    case 'block-lifted':
      return undefined;
  }
}

type Unread =
  | 'acknowledgedBy'
  | 'talkedBy'
  | 'levelAt'
  | 'queuedAt'
  | 'heardAt'
  | 'closedAt'
  | 'outcome'
  | 'seen'
  | 'settlesAt'
  | 'settledAt'
  | 'ringRound';

/** What a step goes by, of a case as it is stored. */
export function factsOf(
  row: Omit<CasePart, Unread> & {
    readonly id: string;
    readonly personId: string | null;
  },
): CaseFacts {
  return {
    id: row.id,
    level: row.level,
    state: row.state,
    personId: row.personId ?? undefined,
    counselorId: row.counselorId ?? undefined,
    acknowledgedAt: row.acknowledgedAt ?? undefined,
    outsideAt: row.outsideAt ?? undefined,
    claimedAt: row.claimedAt ?? undefined,
    offeredTo: row.offeredTo ?? undefined,
    joinedId: row.joinedId ?? undefined,
  };
}
