// One check of a conversation, over what the officer sees in one turn or in any.

import { z } from 'zod';
import { isAtLeast, LEVELS, type Level } from '../listening/level.ts';
import type { Out, Played } from './play.ts';

const Regex = z.string().refine(isRegex);
const Pattern = z.union([Regex, z.array(Regex)]).transform((one) => [one].flat());

export const CheckSpec = z.object({
  /** Counted from 0; absent: any turn for `has` and `at_least`, every turn for the others. */
  turn: z.number().int().min(0).optional(),
  at_least: z.enum(LEVELS).optional(),
  at_most: z.enum(LEVELS).optional(),
  has: Pattern.optional(),
  hasnot: Pattern.optional(),
  max_chars: z.number().int().positive().optional(),
  name: z.string().optional(),
});
export type CheckSpec = z.infer<typeof CheckSpec>;

export type Check = {
  readonly id: string;
  readonly turn: number | undefined;
  readonly name: string;
  readonly isPassed: boolean;
  readonly saw?: string;
};

export function checked(id: string, check: CheckSpec, turns: readonly Played[]): Check {
  const seen = turns.filter((_, number) => check.turn === undefined || number === check.turn);
  const failures = [
    check.at_least !== undefined &&
      !seen.some((turn) => isAtLeast(turn.level, check.at_least as Level)) &&
      `never ${check.at_least}`,
    check.at_most !== undefined &&
      seen.some((turn) => !isAtLeast(check.at_most as Level, turn.level)) &&
      `above ${check.at_most}`,
    ...(check.has ?? []).map(
      (pattern) => !seen.some((turn) => like(pattern, turn)) && `nothing like ${pattern}`,
    ),
    ...(check.hasnot ?? []).map(
      (pattern) => seen.some((turn) => like(pattern, turn)) && `something like ${pattern}`,
    ),
    check.max_chars !== undefined &&
      seen.some((turn) => longest(turn) > (check.max_chars as number)) &&
      `longer than ${check.max_chars}`,
    seen.length === 0 && 'no such turn',
  ].filter((failure) => failure !== false);
  return {
    id,
    turn: check.turn,
    name: check.name ?? JSON.stringify(check),
    isPassed: failures.length === 0,
    ...(failures.length > 0 && {
      saw: `${failures.join('; ')} in: ${seen.map(textOf).join(' | ')}`,
    }),
  };
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text, 'iu');
    return true;
  } catch {
    return false;
  }
}

function officerSees({ outs }: Played): readonly Out[] {
  return outs.filter(({ to }) => to === 'officer');
}

/** Text and labels, as the officer reads them. */
function textOf(turn: Played): string {
  return officerSees(turn)
    .map(({ text, choices }) => [text, ...choices.map(({ label }) => `[${label}]`)].join(' '))
    .join('\n');
}

function like(pattern: string, turn: Played): boolean {
  return new RegExp(pattern, 'iu').test(textOf(turn));
}

function longest(turn: Played): number {
  return Math.max(0, ...officerSees(turn).map(({ text }) => text.length));
}
