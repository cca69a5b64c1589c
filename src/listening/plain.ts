// What a message plainly wants or is: a person, a number, a card, a greeting, thanks. It counts only
// where nothing was rated higher.

import data from '../../prompts/rules/plain.json' with { type: 'json' };
import { kindFinder } from './kinds.ts';

const PLAIN = [
  'talk',
  'help',
  'offered',
  'card',
  'annoyed',
  'sorry',
  'enough',
  'yes',
  'no',
  'okay',
  'hello',
  'thanks',
  'bye',
] as const;

export const plainIn = kindFinder(data, PLAIN);
