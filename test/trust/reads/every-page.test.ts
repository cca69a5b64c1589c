// Every page of the console is tried by every role, with the ids of one officer who is in
// everything. Whatever shows something of theirs leaves exactly one record of an opening, in the
// name of who opened it; a new page is tried without being named here.

import { describe, expect, it } from 'vitest';
import type { Client } from '../../support/console-client.ts';
import { consoleOf } from '../../support/console-world.ts';
import { openWatched } from '../../support/watched-world.ts';

const { world, staff, ids, shows, lastRecord, recordsSince } = await openWatched();
const { app, as, invited } = consoleOf(world);

/** The page's own refresh of what was opened already (decision 8). */
const REFRESH = 'GET /console/talks/:id/live';

/** What only looks comes first; what ends openings and talks after what opens; sign-ins end last. */
function rank(name: string): number {
  if (name.startsWith('GET')) return 0;
  if (/ \/console\/(account|sign-out|staff)/.test(name)) return 3;
  return /\/(look|flags\/:id.*)$/.test(name) ? 1 : 2;
}

const ROUTES = [
  ...new Map(
    app.routes
      .filter(({ method, path }) => ['GET', 'POST'].includes(method) && !path.includes('*'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }] as const),
  ).entries(),
].toSorted(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other));

/** The pattern of a parameter, which may itself hold braces. */
const PATTERN = String.raw`\{(?:[^{}]|\{[^}]*\})*\}`;
const plain = (name: string) => name.replaceAll(new RegExp(PATTERN, 'g'), '');

function filled(path: string, id: string): string {
  return path.replaceAll(new RegExp(`:\\w+(${PATTERN})?`, 'g'), (_, pattern?: string) =>
    pattern?.includes('|') ? (pattern.slice(1).split(/[|}]/)[0] ?? '') : id,
  );
}

async function tried(client: Client, method: string, path: string): Promise<string> {
  const answer = method === 'GET' ? await client.get(path) : await client.post(path);
  if (answer.headers.get('content-type')?.includes('event-stream')) {
    await answer.body?.cancel(); // ids only, and it never ends
    return '';
  }
  return answer.text();
}

const opened = new Set<string>();

describe('every page of the console', async () => {
  const clients = {
    counselor: { id: staff.counselor.id, client: await as(staff.counselor) },
    second: { id: staff.second.id, client: await as(staff.second) },
    lead: { id: staff.lead.id, client: await as(staff.lead) },
    instructor: { id: staff.instructor.id, client: await as(staff.instructor) },
    admin: { id: staff.admin.id, client: await as(staff.admin) },
    auditor: { id: undefined, client: await invited('auditor') },
    desk: { id: undefined, client: await invited('desk') },
  };

  it.each(ROUTES)('%s records what it opens, once and by name', async (name, { method, path }) => {
    const unlike: string[] = [];
    const places = path.includes(':') ? ids.map((id) => filled(path, id)) : [path];
    for (const [who, { id, client }] of Object.entries(clients))
      for (const place of new Set(places)) {
        const before = await lastRecord();
        const isShown = shows(await tried(client, method, place));
        const records = await recordsSince(before);
        if (isShown) opened.add(name);
        const wanted = isShown && plain(name) !== REFRESH ? 1 : 0;
        const isByName = records.every(({ actor }) => id !== undefined && actor.endsWith(id));
        if (records.length !== wanted || !isByName)
          unlike.push(`${who} ${place}: shown ${isShown}, records ${records.length}`);
      }
    expect(unlike).toEqual([]);
  });

  it('among which those that open something were really opened', () => {
    expect([...opened].map(plain)).toEqual(
      expect.arrayContaining([
        'GET /console/talks/:id',
        'GET /console/talks/:id/live',
        'POST /console/flags/:id',
        'POST /console/glass/:id/look',
      ]),
    );
  });
});
