// A typed line → what was said: a number picks a choice, a slash is a command, all else is words.

import { type Choice, OFFICER_COMMANDS, type Said } from '../../src/core/message.ts';

/** @param choices the buttons shown last, which a bare number picks from. */
export function parse(line: string, choices: readonly Choice[]): Said | undefined {
  const typed = line.trim();
  if (typed === '') return undefined;
  const choice = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  if (choice !== undefined) return { kind: 'choice', id: choice.id };
  const [head = '', ...rest] = typed.split(/\s+/);
  const name = OFFICER_COMMANDS.find((command) => head === `/${command}`);
  if (name !== undefined) return { kind: 'command', name, rest: rest.join(' ') };
  return { kind: 'words', words: line };
}
