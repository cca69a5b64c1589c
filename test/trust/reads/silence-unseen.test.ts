// An officer who has said nothing for weeks, and the pages of those in charge: the same to a letter
// before and after a word ends the silence.

import { expect, it } from 'vitest';
import { consoleOf } from '../../support/console-world.ts';
import { EVENING, evenings, HOUR_MS } from '../../support/evenings.ts';
import { openWorld } from '../../support/world.ts';

const DAY_MS = 24 * HOUR_MS;
const world = await openWorld();
const { plansAt, scheduled, until } = evenings(world);
const { app, as } = consoleOf(world);
const ids = [world.unitId, ...world.squadIds];
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

it.each(['instructor', 'admin'] as const)('no page of an %s tells of silence', async (role) => {
  const client = await as(world.staff[role]);
  const shown = async () => {
    const texts: Record<string, string> = {};
    for (const path of PAGES) {
      const answer = await client.get(path);
      const text = await answer.text();
      if (answer.ok) texts[path] = text;
    }
    return texts;
  };
  const officer = await world.joined('en', 'web');
  await scheduled(EVENING);
  await world.advance(until('12:00'));
  for (let day = 0; day < 17; day += 1) await world.advance(DAY_MS);
  const [plan] = await plansAt(officer);
  expect(plan?.skipped.map(({ why }) => why)).toContain('dormant');

  const silent = await shown();
  expect(Object.keys(silent).length).toBeGreaterThan(8);
  expect(JSON.stringify(silent)).not.toMatch(
    /dormant|silen(?:t|ce) (?:for|since)|no answer since/i,
  );
  await world.say(officer, 'hello again');
  expect(await shown()).toEqual(silent);
});
