// Writes the log as static files that any web server can serve (c2sp.org/tlog-tiles): the newest
// checkpoint, tiles of hashes, and bundles of records, except those of which some were dropped.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { entriesAfter } from '../../../../db/audit.ts';
import { lastCheckpoint, stillRead } from '../../../../db/audit-log.ts';
import { entriesPath, entryBundle, TILE_WIDTH, tilePath } from '../format/tile.ts';
import { cosignedNote, recordExport } from '../handed-out.flow.ts';
import { openLeaves } from '../leaves.flow.ts';
import type { LogTools } from '../log.flow.ts';
import { EMPTY, grown, rootOf } from '../tree/tree.ts';

/** @returns how many records the files hold hashes of. */
export async function writeTiles(
  tools: LogTools,
  folder: string,
  actor = 'program',
): Promise<number> {
  await recordExport(tools, actor, { as: 'tiles' });
  return tools.pools.officer.transact('wl_auditor', async ({ db }) => {
    await stillRead(db);
    const newest = await lastCheckpoint(db);
    if (newest === undefined) return 0;
    const { take } = openLeaves(db, entriesAfter, []);
    let hashes: string[] = [];
    for (let index = 0; index * TILE_WIDTH < newest.size; index += 1) {
      const rows = await take(Math.min(TILE_WIDTH, newest.size - index * TILE_WIDTH));
      const width = rows.length;
      hashes = [...hashes, ...(await writeTile(folder, 0, index, rows))];
      const entries = rows.flatMap(({ event }) => event?.entry ?? []);
      const bundle = entries.length === width ? entryBundle(entries) : undefined;
      if (bundle !== undefined) await put(folder, entriesPath({ index, width }), bundle);
    }
    for (let level = 1; hashes.length > 0; level += 1)
      hashes = await writeLevel(folder, level, hashes);
    await put(folder, 'checkpoint', await cosignedNote(db, newest));
    return newest.size;
  });
}

/** @returns the hashes of its full tiles, which are those of the next level. */
async function writeLevel(folder: string, level: number, hashes: readonly string[]) {
  const next: string[] = [];
  for (let index = 0; index * TILE_WIDTH < hashes.length; index += 1) {
    const from = index * TILE_WIDTH;
    const rows = hashes.slice(from, from + TILE_WIDTH).map((hash) => ({ hash }));
    next.push(...(await writeTile(folder, level, index, rows)));
  }
  return next;
}

async function writeTile(
  folder: string,
  level: number,
  index: number,
  rows: readonly { readonly hash: string }[],
): Promise<string[]> {
  const hashes = rows.map(({ hash }) => hash);
  const bytes = Buffer.concat(hashes.map((hash) => Buffer.from(hash, 'base64')));
  await put(folder, tilePath({ level, index, width: hashes.length }), bytes);
  return hashes.length === TILE_WIDTH ? [rootOf(grown(EMPTY, hashes))] : [];
}

async function put(folder: string, path: string, content: string | Buffer): Promise<void> {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, content);
}
