// What weighs on an officer, as far as a message names it, so that what is said back is about that.
// For the choice of a line and nothing else: a level never comes of it, and it is not stored.

import data from '../../prompts/rules/themes.json' with { type: 'json' };
import { kindFinder } from './kinds.ts';

const THEMES = [
  'grief',
  'images',
  'shooting',
  'alcohol',
  'sleep',
  'anger',
  'blame',
  'boss',
  'home',
  'money',
  'passed-over',
  'hours',
  'paper',
  'quit',
  'shame',
  'shaken',
  'ill',
  'body',
  'alone',
] as const;

export type Theme = (typeof THEMES)[number];

export const themeIn = kindFinder(data, THEMES);
