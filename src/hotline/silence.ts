// Silence in an open talk belongs to whoever has it: their word has stood without an answer for
// longer than is agreed for the level.

import silence from '../../prompts/care/silence.json' with { type: 'json' };
import type { Level } from '../listening/level.ts';

export type LastSaid = {
  readonly officer?: Date | undefined;
  readonly counselor?: Date | undefined;
};

const MINUTES: Readonly<Partial<Record<Level, number>>> = silence.caseMinutes;

export function answerDueMs(level: Level): number | undefined {
  const minutes = MINUTES[level];
  return minutes === undefined ? undefined : minutes * 60_000;
}

/** Since when the counselor waits for an answer, once it is too long. */
export function noAnswerSince(
  level: Level,
  { officer, counselor }: LastSaid,
  now: Date,
): Date | undefined {
  const dueMs = answerDueMs(level);
  if (dueMs === undefined || counselor === undefined) return undefined;
  if (officer !== undefined && officer >= counselor) return undefined;
  return now.getTime() - counselor.getTime() >= dueMs ? counselor : undefined;
}
