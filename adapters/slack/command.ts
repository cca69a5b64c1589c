import type { Command, Said } from '../../src/core/message.ts';
import { nearCommand } from '../../src/core/mistyped.ts';

const ALONE = [
  'menu',
  'talk',
  'stop',
  'checkin',
  'flag',
  'help',
  'privacy',
  'resume',
  'whosaw',
  'card',
  'sayit',
  'phrase',
] as const;
const WITH_ONE = ['start', 'language'] as const;
const WITH_ANY = ['schedule', 'staff'] as const;

// What follows `/warmline`. "help" is a command; "help me, I can't go on" is somebody's words and must be rated as such.
export function asked(words: string): Said {
  if (words === '') return { kind: 'command', name: 'menu', rest: '' };
  const [first = '', ...others] = words.split(/\s+/, 3);
  const is = (name: Command) => name === first.toLowerCase();
  const name =
    WITH_ANY.find(is) ??
    (others.length < 2 ? WITH_ONE.find(is) : undefined) ??
    (others.length === 0 ? ALONE.find(is) : undefined);
  if (name !== undefined) return { kind: 'command', name, rest: words.slice(first.length).trim() };
  return { kind: 'words', words, ...(isMistyped(first, others) && { isMistyped: true as const }) };
}

const CODE = /^[\w-]*\d[\w-]*$/;
const TONGUE = /^(zh|en|chinese|english|中文|英文)/i;

/** Alone, or with what only a command takes. */
function isMistyped(first: string, [second, third]: readonly string[]): boolean {
  const near = nearCommand(first);
  if (second === undefined) return near !== undefined;
  if (third !== undefined) return false;
  return (
    ((near === 'start' || near === 'staff') && CODE.test(second)) ||
    (near === 'language' && TONGUE.test(second))
  );
}
