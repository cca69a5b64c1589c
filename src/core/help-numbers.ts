// The numbers that stand on a page by themselves, and those to be found in a line that was said.

import { numbersFor, RESOURCES } from '../hotline/resources.ts';
import type { Locale } from './person.ts';

export type HelpNumber = {
  readonly number: string;
  readonly name: string;
  /** When it answers; for an emergency number, who would learn of the call. */
  readonly note: string;
  readonly isEmergency: boolean;
};

/** Below this many digits a number could as well be an age or an amount. */
const PLAIN_DIGITS_MIN = 5;

export function helpNumbers(locale: Locale, region: string): readonly HelpNumber[] {
  return numbersFor(region, 'L3').map(({ number, name, hours, kind, note }) => ({
    number,
    name: name[locale],
    note: kind === 'emergency' ? (note?.[locale] ?? '') : hours[locale],
    isEmergency: kind === 'emergency',
  }));
}

/** The directory's numbers that a text gives, as they stand in it; short ones only at a line's start. */
export function numbersIn(text: string): readonly string[] {
  return DIALED.filter((number) => patternOf(number).test(text));
}

const DIALED = [...new Set(RESOURCES.map(({ number }) => number))]
  .filter((number) => /^[\d -]+$/.test(number))
  .toSorted((one, other) => other.length - one.length);

function patternOf(number: string): RegExp {
  const isPlain = number.replace(/\D/g, '').length >= PLAIN_DIGITS_MIN;
  return new RegExp(`${isPlain ? '(?<![\\d-])' : '^'}${number}(?![\\d-])`, 'm');
}
