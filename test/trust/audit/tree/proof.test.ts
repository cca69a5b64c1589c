import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencySpans,
  inclusionSpans,
  isConsistent,
  isIncluded,
  piecesOf,
} from '../../../../src/trust/audit/tree/proof.ts';
import {
  EMPTY,
  grown,
  leafHash,
  rootOf,
  type Span,
} from '../../../../src/trust/audit/tree/tree.ts';

// The records and proofs that implementations of RFC 6962 are tested with.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
const LAST = '606162636465666768696a6b6c6d6e6f';
const PUBLISHED = [...LEAVES, LAST].map((hex) =>
  leafHash(Buffer.from(hex, 'hex').toString('latin1')),
);
const LEFT_OF_6 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const PAIR_6 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const FIRST_4 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const PAIR_2 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const LAST_4 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const LEAF_4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';

function rootBetween(leaves: readonly string[], { from, to }: Span): string {
  const pieces = piecesOf({ from, to });
  return rootOf({
    roots: pieces.map((one) => rootOf(grown(EMPTY, leaves.slice(one.from, one.to)))),
  });
}

function proofOf(leaves: readonly string[], spans: readonly Span[]): string[] {
  return spans.map((span) => rootBetween(leaves, span));
}

function sized(leaves: readonly string[], size: number) {
  return { size, root: rootOf(grown(EMPTY, leaves.slice(0, size))) };
}

const hex = (hashes: readonly string[]) =>
  hashes.map((hash) => Buffer.from(hash, 'base64').toString('hex'));

const someLog = fc.integer({ min: 1, max: 80 }).chain((size) =>
  fc.record({
    leaves: fc.constant(Array.from({ length: size }, (_, n) => leafHash(String(n)))),
    leaf: fc.nat({ max: size - 1 }),
    old: fc.nat({ max: size }),
  }),
);

describe('a proof of inclusion', () => {
  it('is the published one', () => {
    expect(hex(proofOf(PUBLISHED, inclusionSpans(0, 8)))).toEqual([LEAF_1, PAIR_2, LAST_4]);
    expect(inclusionSpans(0, 1)).toEqual([]);
  });

  it('holds for its record, place and tree, and for nothing else', () => {
    fc.assert(
      fc.property(someLog, ({ leaves, leaf }) => {
        const tree = sized(leaves, leaves.length);
        const proof = proofOf(leaves, inclusionSpans(leaf, leaves.length));
        const true_ = { leaf, hash: leaves[leaf] ?? '', ...tree };
        expect(isIncluded(true_, proof)).toBe(true);
        expect(isIncluded({ ...true_, hash: leafHash('another') }, proof)).toBe(false);
        expect(isIncluded({ ...true_, leaf: leaf + leaves.length }, proof)).toBe(false);
        expect(isIncluded({ ...true_, root: leafHash('another') }, proof)).toBe(false);
        expect(isIncluded(true_, [...proof, leafHash('more')])).toBe(false);
        expect(isIncluded(true_, proof.slice(1))).toBe(proof.length === 0);
        if (leaves.length > 1)
          expect(isIncluded({ ...true_, leaf: (leaf + 1) % leaves.length }, proof)).toBe(false);
      }),
    );
  });
});

describe('a proof of consistency', () => {
  it.each([
    [1, 1, []],
    [1, 8, [LEAF_1, PAIR_2, LAST_4]],
    [6, 8, [LEFT_OF_6, PAIR_6, FIRST_4]],
    [2, 5, [PAIR_2, LEAF_4]],
  ])('from %i to %i is the published one', (old, size, expected) => {
    const proof = proofOf(PUBLISHED, consistencySpans(old, size));
    expect(hex(proof)).toEqual(expected);
    expect(isConsistent(sized(PUBLISHED, old), sized(PUBLISHED, size), proof)).toBe(true);
  });

  // Trees of a public witness's own tests, with leaf hashes that count.
  it.each([
    [
      1,
      'KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      3,
      'RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=',
      [
        'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
        'KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      ],
    ],
    [
      1,
      'KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      5,
      'QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=',
      [
        'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
        '+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=',
        'KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      ],
    ],
  ] as const)(
    'that a public witness accepts from %i to %i is accepted',
    (old, oldRoot, size, root, proof) => {
      expect(isConsistent({ size: old, root: oldRoot }, { size, root }, proof)).toBe(true);
    },
  );

  it('holds for the two trees it was made for, and for no others', () => {
    fc.assert(
      fc.property(someLog, ({ leaves, old }) => {
        const earlier = sized(leaves, old);
        const later = sized(leaves, leaves.length);
        const proof = proofOf(leaves, consistencySpans(old, leaves.length));
        expect(isConsistent(earlier, later, proof)).toBe(true);
        const other = leafHash('another');
        expect(isConsistent({ ...earlier, root: other }, later, proof)).toBe(false);
        expect(isConsistent(earlier, later, [...proof, other])).toBe(false);
        expect(isConsistent(later, earlier, proof)).toBe(old === leaves.length);
        if (old === 0) return;
        expect(isConsistent(earlier, { ...later, root: other }, proof)).toBe(false);
        if (proof.length > 0) expect(isConsistent(earlier, later, proof.slice(1))).toBe(false);
      }),
    );
  });
});
