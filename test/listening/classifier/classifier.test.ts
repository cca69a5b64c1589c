import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import stored from '../../../prompts/rules/classifier.json' with { type: 'json' };
import {
  HEADS,
  opinionOn,
  slotsOf,
  weightiest,
} from '../../../src/listening/classifier/classifier.ts';
import { eachFeature } from '../../../src/listening/classifier/features.ts';
import { SLOTS } from '../../../src/listening/classifier/hashing.ts';
import { TRAINED } from '../../../src/listening/classifier/trained.ts';

const BYTES = readFileSync(new URL('../../../prompts/rules/classifier.bin', import.meta.url));
const MIB = 2 ** 20;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('我', '不想', '活', 'tired ', 'of ', 'it ', '.'), { maxLength: 60 })
    .map((parts) => parts.join('')),
);

describe('the classifier', () => {
  it('has a weight for every slot of every head, in at most 3 MiB', () => {
    expect(BYTES.length).toBe(HEADS.length * SLOTS);
    expect(BYTES.length).toBeLessThanOrEqual(3 * MIB);
  });

  it('was stored with the numbers that belong to its weights', () => {
    expect(createHash('sha256').update(BYTES).digest('hex')).toBe(stored.weights);
  });

  it('gives each head a probability for any text', () => {
    fc.assert(
      fc.property(text, (words) => {
        const opinion = opinionOn(slotsOf(words), TRAINED);
        for (const head of HEADS) {
          expect(opinion[head]).toBeGreaterThanOrEqual(0);
          expect(opinion[head]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('points at a stretch inside the text', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...HEADS), (words, head) => {
        const [start, end] = weightiest(words, head, TRAINED);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(words.length);
      }),
    );
  });

  it('sees a bounded number of features for each character', () => {
    fc.assert(
      fc.property(text, (words) => {
        let seen = 0;
        eachFeature(words, (slot, start, end) => {
          seen += 1;
          expect(slot).toBeGreaterThanOrEqual(0);
          expect(slot).toBeLessThan(SLOTS);
          expect(start).toBeLessThan(end);
        });
        expect(seen).toBeLessThanOrEqual(6 * words.length);
      }),
    );
  });
});
