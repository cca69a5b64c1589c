import { expect, it } from 'vitest';
import { spreadsOf } from '../../../db/trend.ts';
import { TREND } from '../../../src/listening/trend/policy.ts';
import { refreshSpreads } from '../../../src/listening/trend/spread.flow.ts';
import { asOwner } from '../../support/databases.ts';
import { saidYes } from '../../support/trend-officer.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const HOUR_MS = 3_600_000;
const { peopleMin } = TREND.pool;

const spreads = () => tools.pools.officer.transact('wl_bot', ({ db }) => spreadsOf(db));

/** Officers who answered 2 and 4 in turn, a day apart. */
async function answering(people: number, answers = 30): Promise<string[]> {
  const ids = Array.from({ length: people }, () => tools.newId());
  await asOwner(world.url, async (sql) => {
    for (const id of ids) {
      await sql`insert into officer.people (id, locale, region, time_zone, quiet_from_min,
          quiet_to_min, met_at, joined_at, dialogue, recent)
        values (${id}, 'en', 'CN', 'UTC', 0, 0, ${world.now()}, ${world.now()}, '{}', '[]')`;
      await sql`insert into officer.check_ins (id, person_id, slot, asked_at, answered_at, mood)
        select gen_random_uuid(), ${id}, 'day ' || day, ${world.now()}::timestamptz - day * interval '1 day',
          ${world.now()}, 2 + 2 * (day % 2)
        from generate_series(1, ${answers}) as day`;
    }
  });
  return ids;
}

it('pools the spread of all who said yes, once they are enough, and once a day', async () => {
  const people = await answering(peopleMin - 1);
  await saidYes(world, people, ['scores', 'trend']);
  expect(await refreshSpreads(tools)).toBe(true);
  expect(await spreads()).toEqual({});

  const [last = ''] = await answering(1);
  await saidYes(world, [last], ['scores']);
  expect(await refreshSpreads(tools)).toBe(false);
  await world.advance(24 * HOUR_MS);
  expect(await refreshSpreads(tools)).toBe(true);
  expect(await spreads()).toEqual({});

  // The twentieth says yes to the trend as well; one who answered seldom does not count.
  await saidYes(world, [last], ['trend']);
  await saidYes(world, await answering(3, 10), ['scores', 'trend']);
  await world.advance(24 * HOUR_MS);
  await Promise.all([refreshSpreads(tools), refreshSpreads(tools)]);
  const { mood, sleep } = await spreads();
  expect(mood).toBeCloseTo(Math.sqrt(30 / 29));
  expect(sleep).toBeUndefined();
});
