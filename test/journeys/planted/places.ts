// Where a whole installation is searched.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { writeBundle } from '../../../src/trust/audit/bundle/write.flow.ts';
import { copiedDatabase } from '../../support/copied.ts';
import type { World } from '../../support/world.ts';

type More = {
  readonly folder: string;
  readonly rung: readonly string[];
  readonly errors: readonly unknown[];
};

/** Every table, file, log line, note, bell and error. */
export async function placesOf(
  { url, tools, logged }: World,
  { folder, rung, errors }: More,
): Promise<Map<string, Buffer>> {
  const places = await copiedDatabase(url);
  for (const one of [folder, tools.settings.spoolFolder])
    for (const [path, bytes] of await filesBelow(one)) places.set(path, bytes);
  const bundle: unknown[] = [];
  await writeBundle(tools, {}, (line) => void bundle.push(line));
  places.set('the log handed out', Buffer.from(JSON.stringify(bundle)));
  places.set('log lines', Buffer.from(logged()));
  places.set('bells', Buffer.from(rung.join('\n')));
  places.set('errors', Buffer.from(inspect(errors, { depth: 12, showHidden: true })));
  return places;
}

/** Every file below a folder, names included. */
export async function filesBelow(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    // Gone between the listing and the reading: then there is nothing to find.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    return [path, Buffer.concat([Buffer.from(path), bytes])] as const;
  });
  return new Map(await Promise.all(read));
}
