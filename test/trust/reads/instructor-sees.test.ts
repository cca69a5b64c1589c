// An instructor's pages over an officer who is in everything: no level, no code of a case, and no alias
// but where the officer sent it.

import { expect, it } from 'vitest';
import { consoleOf } from '../../support/console-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWatched } from '../../support/watched-world.ts';

const { world, staff, ids } = await openWatched();
const { app, as } = consoleOf(world);
const client = await as(staff.instructor);

const PAGES = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method === 'GET' && !/[*]|events|sign-in/.test(path))
      .map(({ path }) => path),
  ),
].flatMap((path) =>
  path.includes(':')
    ? ids.map((id) => path.replaceAll(/:\w+(\{(?:[^{}]|\{[^}]*\})*\})?/g, id))
    : [path],
);
/** Where an officer shows the alias of their own will, and it was asked first. */
const SENT = /^\/console\/(flags|appointments)/;

async function textOf(path: string): Promise<string> {
  const answer = await client.get(path);
  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || !/html|json|csv|calendar/.test(type)) {
    await answer.body?.cancel();
    return '';
  }
  return answer.text();
}

it('say no level, no case and no alias that was not sent to them', async () => {
  const aliases = await rowsOf<{ alias: string }>(
    world,
    'select alias from officer.people where alias is not null',
  );
  const cases = await rowsOf<{ id: string; level: string }>(
    world,
    'select id, level from officer.cases',
  );
  expect(aliases.length).toBeGreaterThan(0);
  expect(cases.length).toBeGreaterThan(0);
  const seen: string[] = [];
  let shown = 0;
  for (const path of PAGES) {
    const text = await textOf(path);
    if (text !== '') shown += 1;
    if (/\bL[0-4]\b/.test(text)) seen.push(`${path}: a level`);
    if (cases.some(({ id }) => text.includes(id) && !path.includes(id)))
      seen.push(`${path}: a case`);
    if (!SENT.test(path) && aliases.some(({ alias }) => text.includes(alias)))
      seen.push(`${path}: an alias`);
  }
  expect(seen).toEqual([]);
  expect(shown).toBeGreaterThan(8);
});
