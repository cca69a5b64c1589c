import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/person.ts';
import {
  LINE_KEYS,
  type LineKey,
  pickVariant,
  sayText,
  variantsOf,
  wordingHash,
} from '../../src/core/say.ts';

const anyLine = fc.constantFrom(...LINE_KEYS);
const anyLocale = fc.constantFrom(...LOCALES);
const saidBefore = (key: LineKey) =>
  fc.array(
    fc.oneof(
      fc.nat({ max: 20 }).map((variant) => `${key}.${variant}`),
      fc.tuple(anyLine, fc.nat({ max: 20 })).map(([other, variant]) => `${other}.${variant}`),
    ),
    { maxLength: 3 },
  );
const anyMoment = fc
  .tuple(anyLine, anyLocale, fc.string())
  .chain(([key, locale, seed]) =>
    saidBefore(key).map((recent) => ({ key, locale, seed, recent }) as const),
  );

describe('pickVariant', () => {
  it('picks a variant that exists', () => {
    fc.assert(
      fc.property(anyMoment, ({ key, locale, seed, recent }) => {
        const variant = pickVariant(key, locale, seed, recent);
        return Number.isInteger(variant) && variant >= 0 && variant < variantsOf(locale, key);
      }),
    );
  });

  it('never says one of the last three again while there are four to choose from', () => {
    fc.assert(
      fc.property(anyMoment, ({ key, locale, seed, recent }) => {
        fc.pre(variantsOf(locale, key) >= 4);
        return !recent.includes(`${key}.${pickVariant(key, locale, seed, recent)}`);
      }),
    );
  });

  it('says the same again when a message is retried', () => {
    fc.assert(
      fc.property(anyMoment, ({ key, locale, seed, recent }) => {
        const first = pickVariant(key, locale, seed, recent);
        return pickVariant(key, locale, seed, [...recent]) === first;
      }),
    );
  });

  it('goes through every wording of a long wait before it says one again', () => {
    const count = variantsOf('en', 'keep-talking');
    const said: string[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      said.push(`keep-talking.${pickVariant('keep-talking', 'en', `turn ${turn}`, said)}`);
    }
    expect(new Set(said).size).toBe(count);
  });

  it('falls back to the wording said longest ago once all have been said', () => {
    const recent = ['menu.2', 'menu.0', 'menu.3', 'menu.1'];
    expect(pickVariant('menu', 'en', 'any', recent)).toBe(2);
  });

  it('uses each wording for some message', () => {
    const seeds = Array.from({ length: 400 }, (_, index) => `message ${index}`);
    const picked = new Set(seeds.map((seed) => pickVariant('heard-calm', 'zh-CN', seed, [])));
    expect(picked.size).toBe(variantsOf('zh-CN', 'heard-calm'));
  });
});

describe('sayText', () => {
  it('fills in every param and leaves no brace behind', () => {
    const params = { numbers: '12356 {name} $&', minutes: 5 };
    expect(sayText('en', 'ringing', 0, params)).toContain('within 5 minutes');
    expect(sayText('en', 'crisis-card', 0, params)).toContain('12356 {name} $&');
  });

  it('renders a param that is missing as nothing', () => {
    expect(sayText('en', 'relay-mark', 0, {})).toBe(':');
    expect(sayText('en', 'flag-ask-me', 0, { constructor: 'x' })).toBe('Please ask me how I am. ');
  });

  it('says the first wording for a variant that no longer exists', () => {
    expect(sayText('en', 'menu', 99, {})).toBe(sayText('en', 'menu', 0, {}));
  });
});

describe('wordingHash', () => {
  it('is one hash per wording, so that the notice that was shown is known later', () => {
    const notices = LINE_KEYS.filter((key) => key.startsWith('notice'));
    const hashes = LOCALES.flatMap((locale) => notices.map((key) => wordingHash(locale, key)));
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
