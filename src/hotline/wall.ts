// How the line did: per level, how long until somebody saw a case and until somebody came, which
// clocks were missed, and who left before anybody came. Counts of cases; no person is in them.

import { LEVELS, type Level } from '../listening/level.ts';
import type { TaskOutcome } from './after/task.ts';
import { ON_CALL } from './on-call/policy.ts';

export type WallWait = {
  readonly caseId: string;
  readonly level: Level;
  readonly startedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly liveAt: Date | null;
  readonly endedAt: Date | null;
};

export type Times = { readonly medianMin: number; readonly p95Min: number } | undefined;

export type WallRow = {
  readonly level: Level;
  readonly waits: number;
  readonly toAcknowledge: Times;
  readonly toHuman: Times;
  /** Came later than the level's clock, or not yet although it is over. */
  readonly lateAcknowledge: number;
  readonly lateHuman: number;
  /** Ended with nobody there: taken back or closed. A raised level is no end. */
  readonly abandoned: number;
  readonly open: number;
};

export type FirstFollowUp = {
  readonly firstDueAt: Date;
  readonly doneAt: Date | null;
  readonly outcome: TaskOutcome | null;
};

/** Of high-risk talks, how many were followed up by the day that the file gives; not yet is no. */
export function followedInTime(
  firsts: readonly FirstFollowUp[],
  now: Date,
): { readonly held: number; readonly of: number } {
  const ours = firsts.filter(
    ({ outcome, doneAt, firstDueAt }) =>
      !['declined', 'erased', 'replaced'].includes(outcome ?? '') &&
      (doneAt !== null || firstDueAt < now),
  );
  const isHeld = ({ outcome, doneAt, firstDueAt }: FirstFollowUp) =>
    doneAt !== null && doneAt <= firstDueAt && outcome !== 'not-reached';
  return { held: ours.filter(isHeld).length, of: ours.length };
}

export function wallOf(waits: readonly WallWait[], now: Date): WallRow[] {
  const starts = new Set(waits.map(({ caseId, startedAt }) => `${caseId} ${startedAt.getTime()}`));
  const isRaised = ({ caseId, startedAt, endedAt }: WallWait) =>
    endedAt !== null && endedAt > startedAt && starts.has(`${caseId} ${endedAt.getTime()}`);
  return LEVELS.toReversed().flatMap((level): WallRow[] => {
    const of = waits.filter((wait) => wait.level === level);
    if (of.length === 0) return [];
    const { acknowledgeMin, liveMin } = ON_CALL.clocks[level];
    const late = (wait: WallWait, at: Date | null, limitMin: number) =>
      minutes(wait.startedAt, at ?? wait.endedAt ?? now) > limitMin;
    return [
      {
        level,
        waits: of.length,
        toAcknowledge: timesOf(of.map((wait) => took(wait, wait.acknowledgedAt))),
        toHuman: timesOf(of.map((wait) => took(wait, wait.liveAt))),
        lateAcknowledge: of.filter((wait) => late(wait, wait.acknowledgedAt, acknowledgeMin))
          .length,
        lateHuman: of.filter((wait) => late(wait, wait.liveAt, liveMin)).length,
        abandoned: of.filter((wait) => wait.endedAt && !wait.liveAt && !isRaised(wait)).length,
        open: of.filter(({ endedAt }) => endedAt === null).length,
      },
    ];
  });
}

function took({ startedAt }: WallWait, at: Date | null): number | undefined {
  return at === null ? undefined : Math.max(0, minutes(startedAt, at));
}

function minutes(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

/** Nearest rank: a time that somebody really waited. */
function timesOf(all: readonly (number | undefined)[]): Times {
  const known = all.filter((one) => one !== undefined).toSorted((one, other) => one - other);
  if (known.length === 0) return undefined;
  const at = (share: number) => known[Math.ceil(share * known.length) - 1] ?? 0;
  return { medianMin: at(0.5), p95Min: at(0.95) };
}
