// What a message plainly wants or is: a person, a number, a card, what no program can tell or do, a
// greeting, thanks. It counts only
// where nothing was rated higher.

import data from '../../prompts/rules/plain.json' with { type: 'json' };
import { kindFinder } from './kinds.ts';

const PLAIN = [
  'talk',
  'help',
  'diagnosis',
  'beyond',
  'offered',
  'card',
  'times',
  'own-data',
  'complain',
  'annoyed',
  'sorry',
  'enough',
  'yes',
  'no',
  'low',
  'glad',
  'duty',
  'okay',
  'hello',
  'thanks',
  'bye',
] as const;

export const plainIn = kindFinder(data, PLAIN);

type Plain = (typeof PLAIN)[number];

const WISHES = ['talk', 'help', 'times', 'own-data'] as const;

/** What a word or a button of the menu would do as well. */
export function isWish(kind: Plain): kind is (typeof WISHES)[number] {
  return WISHES.some((wish) => wish === kind);
}
