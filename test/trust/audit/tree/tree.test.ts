import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY,
  grown,
  leafHash,
  nodeHash,
  rootOf,
  spansOf,
} from '../../../../src/trust/audit/tree/tree.ts';

// The inputs and roots that the reference implementation of RFC 6962 tests with.
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex').toString('latin1'));

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The tree's root as RFC 6962, 2.1 defines it: split at the largest power of two below the size. */
function rootByDefinition(leaves: readonly string[]): string {
  const [only] = leaves;
  if (only === undefined) return rootOf(EMPTY);
  if (leaves.length === 1) return only;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

const someLeaves = fc
  .array(fc.string({ maxLength: 8 }), { maxLength: 70 })
  .map((entries) => entries.map(leafHash));

describe('the Merkle tree', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))(
    'has the published root at size $size',
    ({ size, root }) => {
      const tree = grown(EMPTY, INPUTS.slice(0, size).map(leafHash));
      expect(Buffer.from(rootOf(tree), 'base64').toString('hex')).toBe(root);
    },
  );

  it('has the root that the standard defines, whatever its size', () => {
    fc.assert(
      fc.property(someLeaves, (leaves) => {
        expect(rootOf(grown(EMPTY, leaves))).toEqual(rootByDefinition(leaves));
      }),
    );
  });

  it('does not depend on how leaves were batched', () => {
    fc.assert(
      fc.property(someLeaves, someLeaves, (first, second) => {
        const batched = grown(grown(EMPTY, first), second);
        expect(batched).toEqual(grown(EMPTY, [...first, ...second]));
      }),
    );
  });

  it('keeps one subtree for each bit of its size, over the spans it names', () => {
    fc.assert(
      fc.property(someLeaves, (leaves) => {
        const { roots, size } = grown(EMPTY, leaves);
        const spans = spansOf(size);
        expect(roots).toEqual(
          spans.map(({ from, to }) => rootByDefinition(leaves.slice(from, to))),
        );
        expect(spans.at(-1)?.to ?? 0).toBe(size);
      }),
    );
  });
});
