// What is planted, and the search for it.

import { foundIn, type Planted, planted } from '../../support/planted.ts';
import { WHO } from '../../support/platform-people.ts';

/** One for each way that something of a person comes in. */
export const TOLD = {
  'the first words': 'heron-qx71 nobody has read this before',
  第一句话: '白鹭甲七一还没人看过',
  'words in a case': 'osprey-vk20 the night at the bridge',
  案里的话: '鱼鹰乙二零桥边那一夜',
  'a counselor’s words': 'kestrel-mm93 I am with you',
  'a note to an instructor': 'plover-ty48 please ask me',
  'what was written after a check-in': 'curlew-pd55 slept on the bench',
  'words that rules could not rate': 'godwit-zz16 the rules broke here',
  'words while the database was away': 'dunlin-bb82 nobody was home',
  'words that could not be stored': 'avocet-hh37 it was refused',
  'words in a bad request': 'sanderling-fn61 out of turn',
  'a name on a sealed card': 'Ouyang Sandpiper',
  'a phone on a sealed card': '13907120586',
  'a contact on a sealed card': 'Murong Turnstone',
  'a contact’s phone': '13657092418',
} as const;

export function secretsOf(more: Readonly<Record<string, string>> = {}): Planted[] {
  const who = WHO.map((text, n) => [`an account (${n})`, text] as const);
  return [...Object.entries(TOLD), ...who, ...Object.entries(more)].map(([name, text]) =>
    planted(name, text),
  );
}

/** Everything found, as `secret in place`. */
export function searched(
  places: ReadonlyMap<string, Buffer>,
  secrets: readonly Planted[],
): string[] {
  return [...places].flatMap(([place, bytes]) =>
    foundIn(bytes, secrets).map((name) => `${name} in ${place}`),
  );
}
