// What a counselor carries: talks now, hard ones lately, and whether a break is overdue. For
// themselves, and as counts for a lead; what they do after a hard talk is theirs.

import { z } from 'zod';
import policy from '../../../prompts/policy/counselor-care.json' with { type: 'json' };
import { isAtLeast, type Level } from '../../listening/level.ts';

const DAY_MS = 86_400_000;
/** A talk at this level weighs on whoever had it (clinical reference 1.2: debrief of staff). */
const HARD_FROM: Level = 'L3';

const hours = z.number().positive();
const CARE = z
  .strictObject({
    source: z.string(),
    breakMin: z.number().int().positive(),
    debriefHours: hours,
    /** A break is overdue after so many hard talks without one, or so many hours in talks. */
    restAfterHardTalks: z.number().int().positive(),
    restAfterHours: hours,
  })
  .parse(policy);

const HOUR_MS = 3_600_000;
/** Longer ago was another working day. */
const WORKDAY_MS = 12 * HOUR_MS;
export const BREAK_MIN = CARE.breakMin;

/** A stretch of one: who takes a talk back has two of the same. */
export type HadTalk = {
  readonly caseId: string;
  readonly counselorId: string | null;
  readonly claimedAt: Date | null;
  readonly closedAt: Date | null;
  readonly peak: Level;
};

export type Load = {
  readonly talks: number;
  readonly hardDay: number;
  readonly hardWeek: number;
  /** A hard talk has just ended. */
  readonly isAfterHard: boolean;
  /** Too many hard ones, or too long in talks, since the last break. */
  readonly isBreakDue: boolean;
};

export function isHard(peak: Level): boolean {
  return isAtLeast(peak, HARD_FROM);
}

/** @param restedAt when the last break ended. */
export function loadOf(had: readonly HadTalk[], now: Date, restedAt?: Date): Load {
  const within = (at: Date | null, ms: number) => at !== null && now.getTime() - at.getTime() < ms;
  const hard = had.filter(({ peak }) => isHard(peak));
  const talksIn = (some: readonly HadTalk[]) => new Set(some.map(({ caseId }) => caseId)).size;
  const hardIn = (ms: number) => talksIn(hard.filter(({ claimedAt }) => within(claimedAt, ms)));
  const sinceBreak = (at: Date | null) =>
    at !== null && within(at, WORKDAY_MS) && (restedAt === undefined || at > restedAt);
  const takenAt = had.map(({ claimedAt }) => claimedAt).filter(sinceBreak);
  const isTalking = had.some(({ closedAt }) => closedAt === null);
  const isLong = takenAt.some((at) => !within(at, CARE.restAfterHours * HOUR_MS));
  const hardOnes = talksIn(hard.filter(({ claimedAt }) => sinceBreak(claimedAt)));
  return {
    isBreakDue: hardOnes >= CARE.restAfterHardTalks || (isTalking && isLong),
    talks: had.filter(({ closedAt }) => closedAt === null).length,
    hardDay: hardIn(DAY_MS),
    hardWeek: hardIn(7 * DAY_MS),
    isAfterHard: hard.some(({ closedAt }) => within(closedAt, CARE.debriefHours * HOUR_MS)),
  };
}
