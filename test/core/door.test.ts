import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doorOf } from '../../src/core/door.ts';
import { snapshots } from '../support/snapshots.ts';

const from = { channel: 'telegram', id: '7' } as const;

describe('where an answer goes', () => {
  it('is where they wrote from, in their language', () => {
    fc.assert(
      fc.property(snapshots, (now) => {
        const { id: personId, locale } = now.person;
        expect(doorOf([], now, from)).toEqual({ personId, address: from, locale });
      }),
    );
  });

  it('is told in the language that was chosen just now', () => {
    fc.assert(
      fc.property(snapshots, (now) => {
        const change = { kind: 'locale-chosen', locale: 'en' } as const;
        expect(doorOf([change], now, from)?.locale).toBe('en');
      }),
    );
  });

  it('is looked up anew once they erased everything, moved on, or have died', () => {
    fc.assert(
      fc.property(snapshots, (now) => {
        expect(doorOf([{ kind: 'erased' } as never], now, from)).toBeUndefined();
        expect(doorOf([{ kind: 'address-moved' } as never], now, from)).toBeUndefined();
        const died = { ...now.person, ending: { why: 'died', at: now.now } as const };
        expect(doorOf([], { ...now, person: died }, from)).toBeUndefined();
      }),
    );
  });
});
