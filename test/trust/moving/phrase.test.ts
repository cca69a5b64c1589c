import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/person.ts';
import { rate } from '../../../src/listening/rate.ts';
import { ENTROPY_BYTES, phraseOf, secretIn } from '../../../src/trust/moving/phrase.ts';

const heard = (words: string) => secretIn({ kind: 'words', words });
const entropies = fc.uint8Array({ minLength: ENTROPY_BYTES, maxLength: ENTROPY_BYTES });
// The lists' own published vector: sixteen bytes of 7f.
const VECTOR = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('a phrase', () => {
  it('is the one that the lists’ own test vectors give', () => {
    const bytes = new Uint8Array(ENTROPY_BYTES).fill(0x7f);
    expect(phraseOf(bytes, 'en').join(' ')).toBe(VECTOR);
    expect(heard(VECTOR)).toEqual({ kind: 'phrase', entropy: bytes });
  });

  it('is heard as shown, and however it is written once it is named', () => {
    fc.assert(
      fc.property(entropies, fc.constantFrom(...LOCALES), (entropy, locale) => {
        const words = phraseOf(entropy, locale);
        const secret = { kind: 'phrase', entropy };
        expect(words).toHaveLength(12);
        expect(heard(words.join(' '))).toEqual(secret);
        expect(heard(`  ${words.join('\n').toUpperCase()} `)).toEqual(secret);
        expect(heard(words.map((word, n) => `${n + 1}. ${word}`).join('\n'))).toEqual(secret);
        const together = locale === 'en' ? words.join(', ') : words.join('');
        expect(heard(`phrase: ${together}`)).toEqual(secret);
        expect(heard(`恢复短语 ${together}`)).toEqual(secret);
        expect(heard(`/phrase ${together}`)).toEqual(secret);
      }),
    );
  });

  it('that is wrong in one word, or lacks one, is heard as an attempt, never as words', () => {
    const place = fc.nat({ max: 11 });
    fc.assert(
      fc.property(entropies, fc.constantFrom(...LOCALES), place, (bytes, locale, n) => {
        const words = phraseOf(bytes, locale);
        const wrong = words.with(n, locale === 'en' ? 'zzz' : '〇');
        expect(heard(`phrase ${wrong.join(' ')}`)?.kind).toBe('attempt');
        expect(heard(`phrase ${words.toSpliced(n, 1).join(' ')}`)?.kind).toBe('attempt');
      }),
    );
  });
});

describe('words', () => {
  it.each([
    '我不想活了，真的太累了',
    '今天又是十五个小时真的累',
    'legal winner thank year wave sausage worth useful legal winner thank',
    'phrase it how you like, I have been told off again by the sergeant',
    'phrase',
    '短语',
    '恢复短语在哪里',
    'move',
    'move me somewhere else',
    `${VECTOR} and I want to die`,
    `${'legal '.repeat(100)}`,
    '',
  ])('stay words: %j', (words) => {
    expect(heard(words)).toBeUndefined();
  });

  it('in a row of twelve Chinese characters stay words, whatever they are', () => {
    fc.assert(
      fc.property(entropies, (entropy) => {
        expect(heard(phraseOf(entropy, 'zh-CN').join(''))).toBeUndefined();
      }),
    );
  });

  it('of a link are heard by their exact form alone', () => {
    const token = 'a'.repeat(43);
    expect(heard(`move ${token}`)).toEqual({ kind: 'link', token });
    expect(heard(`move ${token}b`)).toBeUndefined();
    expect(heard(token)).toBeUndefined();
  });

  it.each([
    { kind: 'choice', id: 'move' },
    { kind: 'command', name: 'phrase', rest: '' },
    { kind: 'command', name: 'flag', rest: VECTOR },
    { kind: 'command', name: 'start', rest: VECTOR },
  ] as const)('are what is looked at, nothing else: %j', (said) => {
    expect(secretIn(said)).toBeUndefined();
  });
});

describe('what stands where a phrase belongs', () => {
  it.each([VECTOR, `1. ${VECTOR.replaceAll(' ', ' 2. ')}`])('is one: %j', (rest) => {
    expect(secretIn({ kind: 'command', name: 'phrase', rest })?.kind).toBe('phrase');
  });

  it.each(['hello', 'leagle winer thnk yaer', 'x'.repeat(16_000)])(
    'was meant as one, and is not kept as words: %.40j',
    (rest) => {
      expect(secretIn({ kind: 'command', name: 'phrase', rest })).toEqual({ kind: 'attempt' });
    },
  );

  it('is heard in an edit too, which mends a word written wrong', () => {
    expect(secretIn({ kind: 'edited', words: VECTOR })?.kind).toBe('phrase');
  });
});

describe('most phrases', () => {
  it('sound like no cry for help, so that one is found at once', () => {
    const calm = fc
      .sample(fc.tuple(entropies, fc.constantFrom(...LOCALES)), 500)
      .filter(([bytes, locale]) => rate(phraseOf(bytes, locale).join(' ')).level === 'L0');
    expect(calm.length).toBeGreaterThan(400);
  });
});
