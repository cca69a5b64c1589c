// Clocks that jump an hour ahead while officers write, and back.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Field, PLACES } from './field.ts';
import type { Load } from './load.ts';

const AFTER_MS = 3_000;
const HOUR_MS = 3_600_000;

/** Each process's own clock; the database and the messages keep theirs. */
export async function jumps(field: Field, load: Load, faultMs: number): Promise<undefined> {
  const file = join(field.folder, 'clock-offset');
  const clock = new URL('clock.ts', import.meta.url);
  clock.searchParams.set('file', file);
  await writeFile(file, '0');
  const env = { NODE_OPTIONS: `--import=${clock.href}` };
  for (const place of PLACES) {
    await field.stop(place, 'SIGINT');
    await field.start(place, { env });
  }
  const writing = load.run({ ms: faultMs + AFTER_MS });
  await wait(faultMs / 3);
  await writeFile(file, String(HOUR_MS));
  await wait(faultMs / 3);
  await writeFile(file, '0');
  await writing;
  for (const place of PLACES) {
    await field.stop(place, 'SIGINT');
    await field.start(place);
  }
}
