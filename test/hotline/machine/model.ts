// Cases as the steps of `src/hotline` move them, with nothing of a database: what is stored of each
// and which of its effects are still to come. Time goes in ticks; ages beyond the last clock are one.

import { reopening } from '../../../src/hotline/after/follow-up-step.ts';
import {
  afterChange,
  type CasePart,
  factsOf as storedFacts,
} from '../../../src/hotline/case-after.ts';
import {
  acknowledging,
  claiming,
  closing,
  pointingOutside,
  type Step,
  type Worker,
} from '../../../src/hotline/case-step.ts';
import { CLOCKS } from '../../../src/hotline/clocks.ts';
import {
  droppingOffer,
  joining,
  leaving,
  offering,
  takingOver,
} from '../../../src/hotline/hand-over/hand-over-step.ts';
import { isSilent } from '../../../src/hotline/hand-over/silence.ts';
import { ringOf } from '../../../src/hotline/line/alert.ts';
import { isOutsideDue } from '../../../src/hotline/on-call/climb.ts';
import { fallenSilent, releasing } from '../../../src/hotline/release-step.ts';
import type { Level } from '../../../src/listening/level.ts';

export const TICK_MS = 3 * 60_000;
const AGE_MAX = 16 * 60_000; // beyond every clock of L3
const OUTSIDE = { region: 'CN', hasAnybody: true };
export const COUNSELORS: readonly Worker[] = [
  { id: 'a', role: 'counselor', label: 'Counselor 1' },
  { id: 'b', role: 'counselor', label: 'Counselor 2' },
];
export const LEAD: Worker = { id: 'lead', role: 'lead', label: 'Lead' };

type Apart =
  | 'acknowledgedBy'
  | 'talkedBy'
  | 'ringRound'
  | 'closedAt'
  | 'outcome'
  | 'queuedAt'
  | 'seen'
  | 'settlesAt'
  | 'settledAt';

export type Modelled = Omit<CasePart, Apart> & {
  /** The officer wrote, and nobody has answered. */
  readonly officerAt: Date | null;
  /** Effects that the outbox holds for it. */
  readonly rings: boolean;
  readonly watched: string | null;
  /** What the last ring came to. */
  readonly lastRing: 'none' | 'quiet' | 'rings';
};

export function opened(level: Level, now: Date): Modelled {
  return {
    level,
    state: 'waiting',
    levelAt: now,
    acknowledgedAt: null,
    counselorId: null,
    claimedAt: null,
    heardAt: null,
    offeredTo: null,
    joinedId: null,
    outsideAt: null,
    officerAt: null,
    rings: true,
    watched: null,
    lastRing: 'none',
  };
}

const factsOf = (one: Modelled) => storedFacts({ ...one, id: 'case', personId: 'person' });

function stepped(one: Modelled, step: Step | { kind: string }, by: Worker | undefined, now: Date) {
  if (!('change' in step)) return [];
  const before = { ...one, queuedAt: now };
  const {
    ringRound: _,
    acknowledgedBy: _by,
    talkedBy: _talker,
    ...set
  } = afterChange(step.change, before, by?.id, now) ?? {};
  const effects = (step.effects ?? []).map(({ effect }) => effect);
  const watched = effects.find(({ kind }) => kind === 'watch-talk.v1');
  const isRung = effects.some(({ kind }) => kind === 'ring.v1');
  const next: Modelled = {
    ...one,
    ...set,
    rings: one.rings || isRung,
    lastRing: isRung ? 'none' : one.lastRing,
    watched: watched?.kind === 'watch-talk.v1' ? watched.claimedAt : one.watched,
  };
  return [next];
}

/** Everything that staff may press on it, and what the officer may do. */
export function pressed(one: Modelled, now: Date): Modelled[] {
  const facts = factsOf(one);
  const talks = one.state === 'claimed';
  return [
    ...(talks ? [{ ...one, officerAt: now }] : []),
    ...[...COUNSELORS, LEAD].flatMap((by) => {
      const isIn = talks && (one.counselorId === by.id || one.joinedId === by.id);
      const others = COUNSELORS.filter(({ id }) => id !== by.id);
      return [
        ...(isIn ? [{ ...one, heardAt: now }] : []),
        ...[
          claiming(facts, by, now),
          acknowledging(facts, now),
          releasing(facts, by, now),
          closing(facts, by, 'talked'),
          ...others.map(({ id }) => offering(facts, by, { id, off: undefined })),
          takingOver(facts, by, now),
          droppingOffer(facts, by),
          joining(facts, by),
          leaving(facts, by),
          reopening(facts, by, { isHushed: false, hasOpenTalk: false, now }),
        ].flatMap((step) => stepped(one, step, by, now)),
      ];
    }),
  ];
}

/** What the outbox does by itself, once the tick has passed. */
export function ticked(one: Modelled, now: Date): Modelled {
  let next = one;
  if (next.rings) {
    const ring = ringOf({ ...next, ringRound: 0 }, 0, now);
    next = {
      ...next,
      rings: ring !== 'over',
      lastRing: ring === 'over' || ring === 'again' ? 'none' : ring,
    };
    const waitedMin = (now.getTime() - next.levelAt.getTime()) / 60_000;
    if (ring === 'rings' && isOutsideDue(next.level, waitedMin))
      next = stepped(next, pointingOutside(factsOf(next), OUTSIDE, now), undefined, now)[0] ?? next;
  }
  if (next.watched === null) return next;
  if (next.state !== 'claimed' || next.claimedAt?.toISOString() !== next.watched)
    return { ...next, watched: null };
  const heard = {
    level: next.level,
    claimedAt: next.claimedAt,
    heardAt: next.heardAt ?? undefined,
    officerAt: next.officerAt ?? undefined,
  };
  if (!isSilent(heard, now)) return next;
  const silent = fallenSilent(factsOf(next), next.watched, now);
  return { ...(stepped(next, silent, undefined, now)[0] ?? next), watched: null };
}

/** States that no clock can tell apart are one. Asked a million times, so without JSON. */
export function keyOf(one: Modelled, now: Date): string {
  const age = (at: number) => Math.min(now.getTime() - at, AGE_MAX);
  let key = '';
  for (const [name, value] of Object.entries(one)) {
    if (value instanceof Date) key += `${name} ${age(value.getTime())},`;
    else if (name === 'watched' && typeof value === 'string')
      key += `${name} ${age(Date.parse(value))},`;
    else key += `${name} ${value},`;
  }
  return key;
}

export function isAcknowledgedNow({ level, acknowledgedAt }: Modelled, now: Date): boolean {
  const liveMs = CLOCKS[level].liveMin * 60_000;
  return acknowledgedAt !== null && now.getTime() - acknowledgedAt.getTime() < liveMs;
}
