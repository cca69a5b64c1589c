// How a log is laid out as files (c2sp.org/tlog-tiles): hashes in tiles of 256, level upon level,
// and the records themselves in bundles beside the lowest level.

export const TILE_WIDTH = 256;

export type Tile = {
  readonly level: number;
  readonly index: number;
  /** Hashes in it; fewer than 256 at the right edge. */
  readonly width: number;
};

const ENTRY_BYTES_MAX = 0xff_ff;

/** Every tile of a log of this size, lowest level first. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  let hashes = size;
  for (let level = 0; hashes > 0; level += 1) {
    for (let index = 0; index * TILE_WIDTH < hashes; index += 1)
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) });
    hashes = Math.floor(hashes / TILE_WIDTH);
  }
  return tiles;
}

export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${indexPath(index)}${partial(width)}`;
}

/** Of the records under a tile of level 0. */
export function entriesPath({ index, width }: Pick<Tile, 'index' | 'width'>): string {
  return `tile/entries/${indexPath(index)}${partial(width)}`;
}

function partial(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}

/** 1234067 is `x001/x234/067`. */
function indexPath(index: number): string {
  const groups = [String(index % 1_000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1_000); rest > 0; rest = Math.floor(rest / 1_000))
    groups.unshift(`x${String(rest % 1_000).padStart(3, '0')}`);
  return groups.join('/');
}

/** Records of one bundle, each behind its length; nothing if one is too long for the format. */
export function entryBundle(entries: readonly string[]): Buffer | undefined {
  const parts = entries.flatMap((entry) => {
    const bytes = Buffer.from(entry);
    const length = Buffer.alloc(2);
    if (bytes.length <= ENTRY_BYTES_MAX) length.writeUInt16BE(bytes.length);
    return [length, bytes];
  });
  return parts.some(({ length }) => length > ENTRY_BYTES_MAX) ? undefined : Buffer.concat(parts);
}
