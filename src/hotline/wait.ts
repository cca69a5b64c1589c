// What somebody who waits is told: their place, and how long it lately took. Where too little is
// known it says so; a figure that nobody measured is never given.

import type { Decision, Snapshot } from '../core/decision.ts';
import { both, decide } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import { lengthOf, momentOf } from '../core/moment.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import { openOrRaise } from './alarm.ts';
import { byRank } from './line/rank.ts';
import type { Wish } from './line/wish.ts';
import { ON_CALL } from './on-call/policy.ts';
import { isKept, type Waiting } from './queue.ts';

/** Fewer waits than this say nothing about the next one. */
const WAITS_MIN = 5;
const ROUND_MIN = 5;

/** Looked up only where somebody asks for a person, or how long it takes. */
export type WaitFacts = {
  readonly waiting: readonly Waiting[];
  /** How long lately those of the level waited until somebody came, in minutes. */
  readonly tookMin: readonly number[];
  /** Everybody who is on now has as many talks as they may. */
  readonly isFull?: boolean;
  /** What they could wish for and nobody here could meet. */
  readonly unmet?: readonly Wish[];
  /** The line takes no new requests until then. */
  readonly pausedUntil?: Date | undefined;
  /** This person is held off it until then. */
  readonly blockedUntil?: Date | undefined;
};

export type Expected = { readonly usualMin: number; readonly mostMin: number };

/** Half came within `usualMin`, nine of ten within `mostMin`; rounded up, never down. */
export function expectedWait(tookMin: readonly number[]): Expected | undefined {
  if (tookMin.length < WAITS_MIN) return undefined;
  const sorted = tookMin.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const rounded = (min: number) => Math.max(1, min <= 10 ? Math.ceil(min) : up(min));
  return { usualMin: rounded(at(0.5)), mostMin: rounded(at(0.9)) };
}

function up(min: number): number {
  return Math.ceil(min / ROUND_MIN) * ROUND_MIN;
}

/** 1 is next; of a case that is only now being opened, the last of its level. */
function placeOf(waiting: readonly Waiting[], own: Waiting, now: Date): number {
  const others = waiting.filter((one) => one.id !== own.id && !isKept(one, now));
  return 1 + others.filter((other) => byRank(other, own) < 0).length;
}

export function waitSays(now: Snapshot, level: Level, facts: WaitFacts): Say {
  const { openCase, newId } = now;
  const own = facts.waiting.find(({ id }) => id === openCase?.id) ?? {
    id: newId(),
    level,
    queuedAt: now.now,
    levelAt: now.now,
    acknowledgedAt: undefined,
  };
  const place = placeOf(facts.waiting, own, now.now);
  const buttons = waitButtons(level);
  if (place > ON_CALL.longLineFrom && !isAtLeast(level, 'L3')) {
    const numbers = { region: now.person.region, level };
    return { key: 'wait-long', params: { place }, numbers, buttons };
  }
  if (facts.isFull === true && !isAtLeast(level, 'L3')) {
    const numbers = { region: now.person.region, level };
    return { key: 'wait-full', params: { place }, numbers, buttons };
  }
  const expected = expectedWait(facts.tookMin);
  if (expected === undefined) return { key: 'wait-unknown', params: { place }, buttons };
  const { locale, region } = now.person;
  const [usual, most] = [lengthOf(expected.usualMin, locale), lengthOf(expected.mostMin, locale)];
  const waitedMin = (now.now.getTime() - own.levelAt.getTime()) / 60_000;
  if (waitedMin <= expected.mostMin)
    return { key: 'wait-known', params: { place, usual, most }, buttons };
  return { key: 'wait-longer', params: { place, most }, numbers: { region, level }, buttons };
}

function waitButtons(level: Level): Button[] {
  const cancel = { id: 'talk-cancel', label: 'talk-cancel' } as const;
  return [
    { id: 'calm:breathing', label: 'calm-breathing' },
    { id: 'help', label: 'help-lines' },
    { id: 'wait', label: 'wait' },
    ...(isAtLeast(level, 'L3') ? [] : [cancel]),
  ];
}

/** "How long still?" */
export function askWait(now: Snapshot, facts: WaitFacts | undefined): Decision {
  const open = now.openCase;
  if (open?.state !== 'waiting' || facts === undefined)
    return decide({ says: [{ key: 'stale-choice' }] });
  if (isKept(open, now.now)) return decide({ says: [keptFor(now, open.levelAt)] });
  return decide({ says: [waitSays(now, open.level, facts)] });
}

/** Nobody is on call at this hour, and a roster says when somebody is. */
export function afterHours(now: Snapshot, backAt: Date): Decision {
  return decide({ says: [later(now, 'wait-after-hours', backAt)] });
}

/**
 * A request that the line does not take now: it is paused, or this person is held off it. What
 * weighs L2 or more comes in as ever.
 */
export function turnedAway(now: Snapshot, wait: WaitFacts | undefined): Decision | undefined {
  const { openCase: open, person } = now;
  if (open !== undefined && (open.state !== 'asking' || isAtLeast(open.level, 'L2')))
    return undefined;
  if (wait?.blockedUntil !== undefined) {
    const time = momentOf(wait.blockedUntil, { ...person });
    const numbers = { region: person.region, level: 'L2' } as const;
    return decide({ says: [{ key: 'talk-blocked-still', params: { time }, numbers }] });
  }
  if (wait?.pausedUntil === undefined) return undefined;
  return decide({ says: [later(now, 'wait-paused', wait.pausedUntil)] });
}

function later(now: Snapshot, key: 'wait-after-hours' | 'wait-paused', backAt: Date): Say {
  const numbers = { region: now.person.region, level: 'L1' } as const;
  const time = momentOf(backAt, { ...now.person });
  const buttons = [
    { id: 'talk-keep', label: 'talk-keep' },
    { id: 'calm:breathing', label: 'calm-breathing' },
  ] as const;
  return { key, params: { time }, numbers, buttons };
}

/** They are in line from then on; till then nobody is woken for it. */
export function keepRequest(now: Snapshot, wait?: WaitFacts): Decision {
  const { openCase } = now;
  const backAt = now.deskBackAt ?? wait?.pausedUntil;
  if (openCase !== undefined || backAt === undefined || wait?.blockedUntil !== undefined)
    return decide({ says: [{ key: 'stale-choice' }] });
  const { decision } = openOrRaise(now, 'L1', true);
  return both(
    {
      ...decision,
      changes: decision.changes.map((change) =>
        change.kind === 'case-opened' ? { ...change, clocksFrom: backAt } : change,
      ),
      effects: decision.effects.map((planned) => ({ ...planned, dueAt: backAt })),
    },
    decide({ says: [keptFor(now, backAt)] }),
  );
}

function keptFor({ person }: Snapshot, backAt: Date): Say {
  return {
    key: 'wait-kept',
    params: { time: momentOf(backAt, { ...person }) },
    buttons: [{ id: 'talk-cancel', label: 'talk-cancel' }],
  };
}
