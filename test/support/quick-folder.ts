// Where the suite's server keeps its files. A test file makes a database and drops it: 700 files
// that come and go, and the file systems on disks look long for a place that was not just in use.

import { access, constants, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOM_MIN_BYTES = 3 * 2 ** 30; // a run uses about a fifth of it

/** A new folder: in memory where the system lends enough of it, else where temporary files go. */
export async function quickFolder(prefix: string): Promise<string> {
  return mkdtemp(join((await hasRoom(MEMORY)) ? MEMORY : tmpdir(), prefix));
}

async function hasRoom(place: string): Promise<boolean> {
  try {
    await access(place, constants.W_OK);
    const { bavail, bsize } = await statfs(place);
    return bavail * bsize >= ROOM_MIN_BYTES;
  } catch {
    return false;
  }
}
