import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CARD_FIELDS,
  type CardField,
  fieldAfter,
  maskOf,
  partIn,
} from '../../../src/trust/glass/card-fields.ts';

describe('a part of a sealed card', () => {
  it.each([
    ['name', ' 王小明 ', '王小明'],
    ['name', 'Mary O’Neill-Li', 'Mary O’Neill-Li'],
    ['phone', '138 0013 8000', '138 0013 8000'],
    ['phone', '＋８６ １３８００１３８０００', '+86 13800138000'],
    ['contact-phone', '(212) 555-0100', '(212) 555-0100'],
    ['contact-relation', '爱人', '爱人'],
  ] as const)('%s is recognised in %j', (field, words, part) => {
    expect(partIn(field, words)).toBe(part);
  });

  it.each([
    ['name', ''],
    ['name', '12345'],
    ['name', 'Well, it is a long story and I do not know where to begin'],
    ['name', '王小明\n138'],
    ['phone', 'call me maybe'],
    ['phone', '110a'],
    ['phone', '1234'],
    ['phone', '1'.repeat(16)],
  ] as const)('%s is not found in %j', (field, words) => {
    expect(partIn(field, words)).toBeUndefined();
  });

  it('asks nothing more of a contact who was not named', () => {
    expect(fieldAfter('contact-name', true)).toBeUndefined();
    expect(fieldAfter('contact-name', false)).toBe('contact-phone');
    expect(fieldAfter('phone', true)).toBe('contact-name');
    expect(fieldAfter('contact-relation', false)).toBeUndefined();
  });

  it('is masked so that no letter, and of a number only the last two digits, can be read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CARD_FIELDS),
        fc.string({ unit: 'grapheme' }),
        (field, text) => {
          const part = partIn(field, text);
          fc.pre(part !== undefined);
          expect(maskOf(field, part)).toMatch(isPhone(field) ? /^•{3,12}\d\d$/ : /^•{1,12}$/);
        },
      ),
    );
    expect(maskOf('phone', '+86 138-0013-8042')).toBe('•••••••••••42');
    expect(maskOf('name', '王小明')).toBe('•••');
  });
});

function isPhone(field: CardField): boolean {
  return field.endsWith('phone');
}
