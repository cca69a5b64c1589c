import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  blocksOf,
  type Counted,
  type Node,
} from '../../../src/trust/figures/blocks.ts';
import { type Earlier, steadyBlocks } from '../../../src/trust/figures/steady.ts';
import { smallestDifference } from './attacker.ts';

const AT_LEAST = 10;
const DIFFERS_BY = 5;
const POLICY = { atLeast: AT_LEAST, differsBy: DIFFERS_BY };

/** A force: each unit stands under an earlier one, or on its own. */
const force = fc
  .array(fc.option(fc.nat(3), { nil: undefined }), { minLength: 1, maxLength: 5 })
  .map((parents) =>
    parents.map((parent, n): Node => {
      const above = parent === undefined || n === 0 ? undefined : `u${parent % n}`;
      return { id: `u${n}`, parentId: above };
    }),
  );

/** Who is counted when: people come, go, move and skip months. */
const months = fc.array(
  fc.array(fc.record({ unit: fc.nat(4), isThere: fc.boolean(), moves: fc.nat(9) }), {
    minLength: 20,
    maxLength: 70,
  }),
  { minLength: 1, maxLength: 4 },
);

type Said = { readonly unit: number; readonly isThere: boolean; readonly moves: number };

/** Most people stay as they were; `moves` of 0 changes unit, `isThere` counts only when it is 1. */
function peopleIn(said: readonly Said[], month: number, units: readonly Node[]): Counted[] {
  return said.flatMap(({ unit, isThere, moves }, n) => {
    if (!isThere && moves === 1) return [];
    const at = (moves === 0 ? unit + month : n) % units.length;
    return [{ personId: `p${n}`, unitId: `u${at}`, isYes: isThere }];
  });
}

function idsOf(blocks: readonly Block[]): string[][] {
  return blocks.map(({ people }) => people.map(({ personId }) => personId));
}

function earlierOf(told: readonly string[][]): Earlier {
  return told.map((personIds) => ({ total: personIds.length, personIds }));
}

describe('a group that is told about', () => {
  it('has enough people, and nobody is in two', () => {
    fc.assert(
      fc.property(force, months, (units, [said = []]) => {
        const people = peopleIn(said, 0, units);
        const told = idsOf(blocksOf(units, people, AT_LEAST));
        for (const group of told) expect(group.length).toBeGreaterThanOrEqual(AT_LEAST);
        expect(new Set(told.flat()).size).toBe(told.flat().length);
        expect(told.flat().length).toBe(people.length >= AT_LEAST ? people.length : 0);
      }),
    );
  });

  it('cannot be split by adding and subtracting groups of the same month', () => {
    fc.assert(
      fc.property(force, months, (units, [said = []]) => {
        const told = idsOf(blocksOf(units, peopleIn(said, 0, units), AT_LEAST));
        expect(smallestDifference(told, told)).toBeGreaterThanOrEqual(AT_LEAST);
      }),
    );
  });

  it('differs from groups of all earlier months by none or by several people', () => {
    fc.assert(
      fc.property(force, months, (units, said) => {
        const releases: string[][][] = [];
        said.forEach((month, n) => {
          const people = peopleIn(month, n, units);
          const told = idsOf(steadyBlocks(units, people, releases.map(earlierOf), POLICY));
          for (const group of told) expect(group.length).toBeGreaterThanOrEqual(AT_LEAST);
          for (const earlier of releases)
            expect(smallestDifference(earlier, told)).toBeGreaterThanOrEqual(DIFFERS_BY);
          releases.push(told);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('would be singled out by, without the comparison with earlier months', () => {
    const units = [{ id: 'u0', parentId: undefined }];
    const people = Array.from({ length: 12 }, (_, n) => ({
      personId: `p${n}`,
      unitId: 'u0',
      isYes: n === 0,
    }));
    const before = idsOf(blocksOf(units, people, AT_LEAST));
    const after = idsOf(blocksOf(units, people.slice(1), AT_LEAST));
    expect(smallestDifference(before, after)).toBe(1);
    const steady = idsOf(steadyBlocks(units, people.slice(1), [earlierOf(before)], POLICY));
    expect(steady).toEqual([]); // four others would have to go as well: then too few are left
  });

  it.each([
    ['one who took back the yes', 24, 20],
    ['nobody', 25, 25],
    ['five', 20, 20],
  ])('leaves out others by lot after it lost %s', (_, left, counted) => {
    const units = [{ id: 'u0', parentId: undefined }];
    const people = Array.from({ length: 25 }, (_person, n) => ({
      personId: `p${n}`,
      unitId: 'u0',
      isYes: false,
    }));
    const before = earlierOf(idsOf(blocksOf(units, people, AT_LEAST)));
    const [group = []] = idsOf(steadyBlocks(units, people.slice(25 - left), [before], POLICY));
    expect(group.length).toBe(counted);
  });

  it('counts whoever was erased since as gone', () => {
    const units = [{ id: 'u0', parentId: undefined }];
    const people = Array.from({ length: 24 }, (_, n) => ({
      personId: `p${n}`,
      unitId: 'u0',
      isYes: false,
    }));
    const before = { total: 25, personIds: people.map(({ personId }) => personId) };
    const [group = []] = idsOf(steadyBlocks(units, people, [[before]], POLICY));
    expect(group.length).toBe(20);
  });

  it('waits for more when only a few are new', () => {
    const units = [{ id: 'u0', parentId: undefined }];
    const people = Array.from({ length: 25 }, (_, n) => ({
      personId: `p${n}`,
      unitId: 'u0',
      isYes: false,
    }));
    const before = earlierOf(idsOf(blocksOf(units, people.slice(0, 22), AT_LEAST)));
    const [group = []] = idsOf(steadyBlocks(units, people, [before], POLICY));
    expect(group.toSorted()).toEqual(
      people
        .slice(0, 22)
        .map(({ personId }) => personId)
        .toSorted(),
    );
  });
});
