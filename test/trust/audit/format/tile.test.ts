import { describe, expect, it } from 'vitest';
import {
  entriesPath,
  entryBundle,
  tilePath,
  tilesOf,
} from '../../../../src/trust/audit/format/tile.ts';

describe('a log as tiles', () => {
  it('has the tiles that the specification counts for 70,000 records', () => {
    const tiles = tilesOf(70_000);
    const at = (level: number) => tiles.filter((tile) => tile.level === level);
    expect(at(0)).toHaveLength(274);
    expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(at(1).map(({ width }) => width)).toEqual([256, 17]);
    expect(at(2)).toEqual([{ level: 2, index: 0, width: 1 }]);
    expect(at(3)).toEqual([]);
  });

  it('has a full and a partial tile at 256 records, and none at 0', () => {
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(tilesOf(0)).toEqual([]);
  });

  it('names them as the specification does', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 1_000, width: 9 })).toBe('tile/1/x001/000.p/9');
    expect(entriesPath({ index: 7, width: 5 })).toBe('tile/entries/007.p/5');
  });

  it('holds each record behind its length in bytes', () => {
    expect(entryBundle(['', 'a', '警'])?.toString('hex')).toBe('0000000161' + '0003e8ada6');
    expect(entryBundle(['x'.repeat(65_536)])).toBeUndefined();
  });
});
