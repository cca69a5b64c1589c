import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/core/message.ts';
import { asOwner } from '../support/databases.ts';
import { answeredBefore, trendOfficers } from '../support/trend-officer.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { answer, badDays, personAt, scoresOf, watched } = trendOfficers(world);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const ids = (heard: readonly Outbound[]) =>
  heard.flatMap(({ choices = [] }) => choices.map(({ id }) => id.split(':')[0]));

describe('without a yes', () => {
  it('nothing is compared, and the slip comes once there is a week of answers', async () => {
    const from = await world.joined('en');
    const personId = await personAt(from);
    await answer(from, 4);
    await world.advance(10 * MINUTE_MS);
    expect(world.heard(from)).toEqual([]);
    await answeredBefore(world, personId, { days: 43 });
    await badDays(from, 1);
    expect(ids(world.heard(from))).toEqual(['slip', 'slip']);
    await world.advance(DAY_MS);
    await badDays(from, 2);
    expect(world.heard(from)).toEqual([]);
    expect(await scoresOf(personId)).toEqual([]);
    await world.tap(from, 'slip:trend:no');
    await badDays(from, 2);
    expect(ids(world.heard(from))).not.toContain('slip');
    expect(await scoresOf(personId)).toEqual([]);
  });

  it('taken back while the offer waits, nothing is said; what was made of it goes in a day', async () => {
    const { from, personId } = await watched();
    for (let day = 0; day < 3; day += 1) {
      await answer(from, 1);
      if (day < 2) await world.advance(DAY_MS);
    }
    await world.tap(from, 'slip-off:trend');
    world.heard(from);
    await world.advance(10 * MINUTE_MS);
    expect(world.heard(from)).toEqual([]);
    expect(await scoresOf(personId)).toEqual([]);
  });

  it('taken back afterwards, the ratings go and the answers stay', async () => {
    const { from, personId } = await watched();
    await badDays(from, 3);
    expect(await scoresOf(personId)).toHaveLength(1);
    await world.tap(from, 'slip-off:trend');
    await world.advance(25 * HOUR_MS);
    expect(await scoresOf(personId)).toEqual([]);
    await asOwner(world.url, async (sql) => {
      const [row] = await sql`select count(*)::int as n from officer.check_ins
        where person_id = ${personId}`;
      expect(row?.['n']).toBeGreaterThan(40);
    });
  });
});

it('says nothing after STOP, and nothing on top of a talk', async () => {
  const stopped = await watched();
  await answer(stopped.from, 1);
  await world.advance(DAY_MS);
  await answer(stopped.from, 1);
  await world.advance(DAY_MS);
  await answer(stopped.from, 1);
  await world.say(stopped.from, 'STOP');
  world.heard(stopped.from);
  await world.advance(10 * MINUTE_MS);
  expect(world.heard(stopped.from)).toEqual([]);

  const talking = await watched();
  await world.tap(talking.from, 'talk');
  world.heard(talking.from);
  await badDays(talking.from, 3);
  expect(ids(world.heard(talking.from))).toEqual([]);
});
