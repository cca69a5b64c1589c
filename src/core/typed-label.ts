// The label of a button of the menu, typed as all that is said, is its press: in a messenger the menu has
// long scrolled away. To a counselor, and where words were asked for, it is words; but whoever asks for a
// person or a number there means it.

import { isWithCounselor } from '../hotline/alarm.ts';
import type { Snapshot } from './decision.ts';
import type { Said } from './message.ts';
import { LOCALES } from './person.ts';
import { labelText } from './say.ts';
import { MENU } from './settings.ts';

const BESIDE = [
  { id: 'desks', label: 'desks' },
  { id: 'problems', label: 'problems' },
  { id: 'board', label: 'board' },
] as const;
const ALWAYS: readonly string[] = ['talk', 'help', 'stop'];

const PRESSES = new Map(
  [...MENU, ...BESIDE].flatMap(({ id, label }) =>
    LOCALES.map((locale) => [plain(labelText(locale, label)), id] as const),
  ),
);

export function asPressed(now: Snapshot, said: Said): Said {
  if (said.kind !== 'words' || isWithCounselor(now)) return said;
  const id = PRESSES.get(plain(said.words));
  const mayPress = id !== undefined && (ALWAYS.includes(id) || !awaitsWords(now));
  return mayPress ? { kind: 'choice', id } : said;
}

function awaitsWords({ dialogue: { waiting } }: Snapshot): boolean {
  return /-(words|name|to|day)$|^sealed-card$/.test(waiting?.kind ?? '');
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[.!?。]$/u, '')
    .toLowerCase();
}
