import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGlass, publicTextOf } from '../../src/ops/glass.ts';
import { asSealed, openKeys, unseal } from '../../src/ops/keys.ts';
import { unsealWith } from '../../src/ops/sealed-box.ts';

const MASTER = '5'.repeat(64);
const OTHER = randomBytes(32).toString('hex');
const keys = openKeys(MASTER);
const half = keys.glassHalf;
const publicText = publicTextOf(half, OTHER);
const here = openGlass(publicText, { half, other: async () => OTHER });

async function opener() {
  const open = await here.unlock();
  if (open === undefined) throw new Error('locked');
  return open;
}

describe('the seal of a card', () => {
  it('gives back what was sealed, to its owner’s name alone, and never the same bytes twice', async () => {
    const open = await opener();
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.uuid(), (words, owner, stranger) => {
        fc.pre(owner !== stranger);
        const sealed = here.seal(words, owner);
        expect(open(sealed, owner).toString()).toBe(Buffer.from(words).toString());
        expect(() => open(sealed, stranger)).toThrow('seal-does-not-open');
        expect(here.seal(words, owner).equals(sealed)).toBe(false);
        expect(words.length > 3 && sealed.includes(words)).toBe(false);
      }),
    );
  });

  it('is broken by any changed byte', async () => {
    const open = await opener();
    const sealed = here.seal('Wang Xiaoming', 'owner');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = asSealed(Buffer.from(sealed));
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(changed, 'owner'), `byte ${at}`).toThrow('seal-does-not-open');
    }
  });

  it('stays closed without the other half, with another one, or with another master key', async () => {
    const away = openGlass(publicText, { half, other: async () => undefined });
    const wrong = openGlass(publicText, { half, other: async () => '8'.repeat(64) });
    const stolen = openGlass(publicText, {
      half: openKeys('6'.repeat(64)).glassHalf,
      other: async () => OTHER,
    });
    for (const glass of [away, wrong, stolen]) expect(await glass.unlock()).toBeUndefined();
    const looks = await Promise.all([here, away, wrong, stolen].map((glass) => glass.look()));
    expect(looks).toEqual(['opens', 'half-away', 'of-another-key', 'of-another-key']);
    // Sealing needs no half at all.
    expect((await opener())(away.seal('x', 'o'), 'o').toString()).toBe('x');
  });

  it('opens with nothing that the master key alone gives', () => {
    const sealed = here.seal('Wang Xiaoming', 'owner');
    expect(() => unsealWith(keys.spool.privateKey, sealed, 'owner')).toThrow();
    for (const key of [keys.station, keys.glassHalf, keys.open(keys.newKey('owner'), 'owner')])
      for (const bytes of [sealed, asSealed(sealed.subarray(44))])
        expect(() => unseal(key, bytes, 'owner')).toThrow();
  });
});
