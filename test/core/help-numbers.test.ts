import { describe, expect, it } from 'vitest';
import { helpNumbers, numbersIn } from '../../src/core/help-numbers.ts';
import { LOCALES } from '../../src/core/person.ts';

describe('helpNumbers', () => {
  it.each(LOCALES)('always has a helpline and an emergency number, named in %s', (locale) => {
    for (const region of ['CN', 'CN-31', 'US', 'GB', 'XX']) {
      const numbers = helpNumbers(locale, region);
      expect(new Set(numbers.map(({ isEmergency }) => isEmergency))).toEqual(
        new Set([false, true]),
      );
      expect(numbers.every(({ name }) => name !== '')).toBe(true);
    }
  });
});

describe('numbersIn', () => {
  it.each([
    ['a number of the directory', 'Danger now: 010-82951332', ['010-82951332']],
    ['short ones where they begin a line', 'Call:\n120 Ambulance\n110 Police', ['110', '120']],
    ['no amount', 'You worked 120 hours, 110 of them at night.', []],
    ['no part of a longer number', '0123561 and 12356-7', []],
    ['a number next to Chinese words', '拨打12356，或者', ['12356']],
  ])('finds %s', (_, text, expected) => {
    expect(numbersIn(text).toSorted()).toEqual(expected);
  });
});
