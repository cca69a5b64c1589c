import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filedIn, type Gone, goneMark, lineOf, missingIn } from '../../../src/trust/gone/gone.ts';
import { testKeys } from '../../support/template.ts';

const { tokenKey } = testKeys();
const gone: fc.Arbitrary<Gone> = fc.record({
  mark: fc.nat(5).map((n) => goneMark(tokenKey, 'erased', `person ${n}`)),
  at: fc.integer({ min: 0, max: 10_000 }).map((ms) => new Date(Date.UTC(2026, 2, 2) + ms)),
});

describe('the file of what is gone', () => {
  it('gives back the newest moment of each mark, in whatever order the lines were written', () => {
    fc.assert(
      fc.property(fc.array(gone), (all) => {
        const { marks, unreadable } = filedIn(all.map(lineOf).join(''));
        expect(unreadable).toBe(0);
        for (const { mark, at } of all)
          expect(marks.get(mark)?.getTime()).toBeGreaterThanOrEqual(+at);
        expect(marks.size).toBe(new Set(all.map(({ mark }) => mark)).size);
      }),
    );
  });

  it('tells of what was cut off or scribbled over, and still reads the rest', () => {
    const [one, two] = ['a', 'b'].map((id) => ({
      mark: goneMark(tokenKey, 'erased', id),
      at: new Date('2026-03-02T09:00:00.000Z'),
    })) as [Gone, Gone];
    const text = `${lineOf(one)}nonsense\n${lineOf(two)}${lineOf(one).slice(0, 20)}`;
    expect(filedIn(text)).toMatchObject({ unreadable: 2 });
    expect([...filedIn(text).marks.keys()]).toEqual([one.mark, two.mark]);
    expect(filedIn('')).toEqual({ marks: new Map(), unreadable: 0 });
  });

  it('tells no person and no scope apart without the master key', () => {
    const marks = ['erased', 'words', 'scores'].flatMap((what) =>
      ['a', 'b'].map((id) => goneMark(tokenKey, what as 'erased', id)),
    );
    expect(new Set(marks).size).toBe(marks.length);
    for (const mark of marks) expect(mark).toMatch(/^[\w-]{43}$/);
  });
});

describe('what one side misses', () => {
  const at = (ms: number) => new Date(ms);
  it.each([
    [[['a', 1]], [], ['a']],
    [[['a', 1]], [['a', 1]], []],
    [[['a', 2]], [['a', 1]], ['a']],
    [[['a', 1]], [['a', 2]], []],
    [[], [['a', 1]], []],
  ] as const)('%j against %j is %j', (known, others, expected) => {
    const mapOf = (rows: readonly (readonly [string, number])[]) =>
      new Map(rows.map(([mark, ms]) => [mark, at(ms)]));
    expect(missingIn(mapOf(known), mapOf(others)).map(({ mark }) => mark)).toEqual(expected);
  });
});
