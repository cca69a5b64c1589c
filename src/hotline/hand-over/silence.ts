// A counselor who took a talk and falls silent loses it back to the line, so that nobody waits for
// someone who is not there. An officer who is silent costs nobody the talk.

import type { Level } from '../../listening/level.ts';
import { LINE } from '../line/policy.ts';

export type Heard = {
  readonly level: Level;
  readonly claimedAt: Date;
  /** When the counselor last wrote or asked for a moment; absent: not since they took it. */
  readonly heardAt: Date | undefined;
  /** When the officer last wrote. */
  readonly officerAt: Date | undefined;
};

/** Since when somebody waits for a word of the counselor's. */
function waitsSince({ claimedAt, heardAt, officerAt }: Heard): Date | undefined {
  if (heardAt === undefined) return claimedAt;
  return officerAt !== undefined && officerAt > heardAt ? officerAt : undefined;
}

export function isSilent(heard: Heard, now: Date): boolean {
  const since = waitsSince(heard);
  return since !== undefined && now.getTime() - since.getTime() >= silentMs(heard.level);
}

/** When to look again. */
export function looksAgainAt(heard: Heard, now: Date): Date {
  return new Date((waitsSince(heard) ?? now).getTime() + silentMs(heard.level));
}

export function silentMs(level: Level): number {
  return LINE.silentMin[level] * 60_000;
}
