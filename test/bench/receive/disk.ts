// How fast the disk itself is meanwhile: 8 KB written and synced every 20 ms, as a commit does. What
// stalls here stalls a database too, whatever program stands before it.

import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PAGE = Buffer.alloc(8_192);
const PAGES = 1_024;
const EVERY_MS = 20;

/** @returns what ends it, with the time of its syncs in milliseconds. */
export function watchDisk(folder: string): () => Promise<{ p99Ms: number; maxMs: number }> {
  let isOver = false;
  const tookMs: number[] = [];
  const watching = (async () => {
    const path = join(folder, 'synced');
    const file = await open(path, 'w');
    await file.write(Buffer.alloc(PAGES * PAGE.length));
    await file.sync();
    while (!isOver) {
      const startedMs = performance.now();
      await file.write(PAGE, 0, PAGE.length, (tookMs.length % PAGES) * PAGE.length);
      await file.datasync();
      tookMs.push(performance.now() - startedMs);
      await wait(EVERY_MS);
    }
    await file.close();
    await rm(path);
  })();
  return async () => {
    isOver = true;
    await watching;
    tookMs.sort((one, other) => one - other);
    const at = Math.floor(tookMs.length * 0.99);
    return { p99Ms: tookMs[at] ?? Number.NaN, maxMs: tookMs.at(-1) ?? Number.NaN };
  };
}
