import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/person.ts';
import {
  numbersFor,
  numbersText,
  oneDayNightNumber,
  RESOURCES,
} from '../../src/hotline/resources.ts';
import { LEVELS } from '../../src/listening/level.ts';

const REGIONS = ['CN', 'CN-11', 'CN-31', 'HK', 'MO', 'TW', 'US', 'GB', 'CA', 'AU', 'NZ', 'SG'];
const numbersOf = (region: string, level: (typeof LEVELS)[number]) =>
  numbersFor(region, level).map(({ number }) => number);

describe('the directory', () => {
  it('names each entry once, in both languages, with where it is known from', () => {
    expect(new Set(RESOURCES.map(({ id }) => id)).size).toBe(RESOURCES.length);
    for (const { source } of RESOURCES) expect(source).toMatch(/^(K|S\d+)( S\d+)*$/);
  });

  it('never claims a number is checked unless it says when', () => {
    for (const { lastVerified } of RESOURCES) expect(lastVerified).toBeUndefined();
  });

  it('holds only numbers that can be dialed, or an address that can be opened', () => {
    for (const { id, number } of RESOURCES) {
      if (id === 'zz-emergency') expect(number).toBe('');
      else if (id === 'zz-findahelpline') expect(number).toBe('findahelpline.com');
      else expect(number).toMatch(/^\d[\d -]*\d$/);
    }
  });
});

describe('numbersFor', () => {
  it.each([
    ['CN', ['12356', '010-82951332', '120', '110']],
    ['CN-11', ['12356', '010-82951332', '120', '110']],
    ['CN-31', ['12356', '010-82951332', '120', '110']],
    ['CN-44', ['12356', '010-82951332', '120', '110']],
    ['HK', ['18111', '2896 0000', '2389 2222', '999']],
    ['MO', ['6330 2692', '2852 5222', '2852 5777', '999']],
    ['TW', ['1925', '1995', '119', '110']],
    ['US', ['1-800-267-5463', '988', '741741', '911']],
    ['GB', ['0300 131 2789', '116 123', '999']],
    ['CA', ['1-800-267-5463', '988', '1-833-677-2668', '911']],
    ['AU', ['13 11 14', '0477 13 11 14', '000']],
    ['NZ', ['1737', '111']],
    ['SG', ['1767', '1771', '995', '999']],
  ])('gives %s its own numbers, an independent police line before others', (region, numbers) => {
    expect(numbersOf(region, 'L2')).toEqual(numbers);
    expect(numbersOf(region, 'L3')).toEqual(numbers);
  });

  it.each(REGIONS)('puts emergency first at L4 and drops nothing: %s', (region) => {
    const kinds = numbersFor(region, 'L4').map(({ kind }) => kind === 'emergency');
    expect(kinds[0]).toBe(true);
    expect(kinds).toEqual(kinds.toSorted((one, other) => Number(other) - Number(one)));
    expect(numbersOf(region, 'L4').toSorted()).toEqual(numbersOf(region, 'L3').toSorted());
  });

  it.each(LEVELS)('keeps the card to four entries in every region (%s)', (level) => {
    for (const region of [...REGIONS, 'FR', '']) {
      expect(numbersFor(region, level).length).toBeLessThanOrEqual(4);
      expect(numbersFor(region, level).length).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(LEVELS)(
    'never offers 110 in mainland China without 120 and who may learn of it (%s)',
    (level) => {
      const card = numbersFor('CN', level);
      expect(card.map(({ number }) => number)).toEqual(
        expect.arrayContaining(['12356', '010-82951332', '120', '110']),
      );
      expect(card.find(({ number }) => number === '110')?.note?.['zh-CN']).toMatch(/同事可能知道/);
    },
  );

  it.each(['FR', 'XX', '', '?'])('points an unknown region to the directory: %j', (region) => {
    expect(numbersOf(region, 'L2')[0]).toBe('findahelpline.com');
    expect(numbersText('en', numbersFor(region, 'L4'))).toMatch(/^Your local emergency number/);
  });
});

describe('numbersText', () => {
  it.each(LOCALES)('starts every line with the number, so that it can be tapped (%s)', (locale) => {
    for (const region of REGIONS) {
      for (const line of numbersText(locale, numbersFor(region, 'L3')).split('\n')) {
        expect(line).toMatch(/^\d[\d -]* \S/);
      }
    }
  });

  it('says how long a line is open, and who may learn of an emergency call', () => {
    const text = numbersText('zh-CN', numbersFor('CN', 'L4'));
    expect(text).toContain('12356 全国心理援助热线（每天至少18小时）');
    expect(text).toContain('110 报警（警方接听，同事可能知道）');
  });
});

describe('oneDayNightNumber', () => {
  it.each([
    ['CN', '010-82951332'],
    ['CN-31', '010-82951332'],
    ['HK', '18111'],
    ['MO', '6330 2692'],
    ['TW', '1925'],
    ['US', '1-800-267-5463'],
    ['GB', '0300 131 2789'],
    ['CA', '1-800-267-5463'],
    ['AU', '13 11 14'],
    ['NZ', '1737'],
    ['SG', '1767'],
    ['FR', 'findahelpline.com'],
  ])('is open at any hour in %s', (region, number) => {
    expect(oneDayNightNumber(region)).toBe(number);
  });
});
