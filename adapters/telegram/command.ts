import type { Command, Said } from '../../src/core/message.ts';

const COMMANDS: Readonly<Record<Command, true>> = {
  start: true,
  menu: true,
  checkin: true,
  talk: true,
  help: true,
  flag: true,
  language: true,
  stop: true,
  resume: true,
  privacy: true,
  whosaw: true,
  card: true,
  phrase: true,
  sayit: true,
  staff: true,
  schedule: true,
};

/** `/stop`, `/stop@our_bot` or `/start CODE`; undefined for unknown ones and other bots' commands. */
export function commandIn(
  words: string,
  username: string,
): Extract<Said, { kind: 'command' }> | undefined {
  const found = /^\/(\w{1,32})(?:@(\w{1,64}))?(?:\s([\s\S]*))?$/.exec(words);
  if (found === null) return undefined;
  const [, typed = '', recipient = username, rest = ''] = found;
  const name = typed.toLowerCase();
  if (!isCommand(name) || recipient.toLowerCase() !== username.toLowerCase()) return undefined;
  return { kind: 'command', name, rest: rest.trim() };
}

/** `/tlak` alone: Telegram shows it as a command, and nobody has it. */
export function isUnknownCommand(words: string, username: string): boolean {
  const [, typed = '', recipient = username] =
    /^\/([a-z]\w{0,31})(?:@(\w{1,64}))?$/i.exec(words) ?? [];
  if (typed === '' || isCommand(typed.toLowerCase())) return false;
  return recipient.toLowerCase() === username.toLowerCase();
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(COMMANDS, name);
}
