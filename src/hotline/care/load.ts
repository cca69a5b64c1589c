// What a counselor carries: talks now, and hard ones lately. For themselves, and as counts for a
// lead; what they do after a hard talk is theirs.

import { isAtLeast, type Level } from '../../listening/level.ts';

const DAY_MS = 86_400_000;
/** A talk at this level weighs on whoever had it (clinical reference 1.2: debrief of staff). */
const HARD_FROM: Level = 'L3';
const DEBRIEF_MS = 4 * 3_600_000;
export const BREAK_MIN = 30;

export type HadTalk = {
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
};

export function loadOf(had: readonly HadTalk[], now: Date): Load {
  const within = (at: Date | null, ms: number) => at !== null && now.getTime() - at.getTime() < ms;
  const hard = had.filter(({ peak }) => isAtLeast(peak, HARD_FROM));
  const hardIn = (ms: number) => hard.filter(({ claimedAt }) => within(claimedAt, ms)).length;
  return {
    talks: had.filter(({ closedAt }) => closedAt === null).length,
    hardDay: hardIn(DAY_MS),
    hardWeek: hardIn(7 * DAY_MS),
    isAfterHard: hard.some(({ closedAt }) => within(closedAt, DEBRIEF_MS)),
  };
}
