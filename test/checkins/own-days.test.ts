import { describe, expect, it } from 'vitest';
import { dateIn } from '../../src/checkins/caring/own-days.ts';

describe('a date', () => {
  it.each([
    ['March 5', '03-05'],
    ['5 march.', '03-05'],
    ['the 5th of March', undefined],
    ['5th of March', '03-05'],
    ['3月5日', '03-05'],
    ['３月５号', '03-05'],
    ['12-31', '12-31'],
    ['2/29', '02-29'],
    ['2月30日', undefined],
    ['13-01', undefined],
    ['my wife left on march 5', undefined],
    ['', undefined],
  ])('in %s is %s', (words, day) => {
    expect(dateIn(words)).toBe(day);
  });
});
