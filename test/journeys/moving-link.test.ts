// A one-time link takes the talk out of a messenger whose owner others can read.

import { describe, expect, it } from 'vitest';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { linkAt, newPlace, personIn, textsAt } from '../support/moving.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;

describe('a link out of a messenger', () => {
  it('takes an open talk along: the counselor’s next words come to the new place', async () => {
    const old = await world.joined('en', 'slack');
    await world.tap(old, 'talk');
    const taken = await takeMostUrgent(tools, world.staff.counselor);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    const token = await linkAt(world, old);
    const here = newPlace(world, 'web');
    await world.say(here, `move ${token}`);
    const { counselor } = world.staff;
    await sayToOfficer(tools, counselor, taken.caseId, 'still with you', tools.newId());
    expect(textsAt(world, here)).toContain('still with you');
    expect(textsAt(world, old)).not.toContain('still with you');
  });

  it('is offered at the first word on Slack, also to who has no alias yet', async () => {
    const old = newPlace(world, 'slack');
    await world.say(old, 'hello');
    const choices = world.heard(old).flatMap((line) => line.choices ?? []);
    expect(choices).toContainEqual({ id: 'move', label: 'Another device' });
    const personId = await personIn(world, old);
    const here = newPlace(world, 'web');
    await world.say(here, `move ${await linkAt(world, old)}`);
    expect(await personIn(world, here)).toBe(personId);
  });

  it('works once, for ten minutes, and only the newest', async () => {
    const old = await world.joined('en', 'slack');
    const [first, second] = [await linkAt(world, old), await linkAt(world, old)];
    const here = newPlace(world, 'web');
    const refusal = 'That link was used, or its time is up';
    await world.say(here, `move ${first}`);
    expect(textsAt(world, here)).toContain(refusal);
    await world.advance(10 * 60_000);
    await world.say(here, `move ${second}`);
    expect(textsAt(world, here)).toContain(refusal);
    const third = await linkAt(world, old);
    await world.say(here, `move ${third}`);
    expect(textsAt(world, here)).toContain("You're here now");
    const next = newPlace(world, 'web');
    await world.say(next, `move ${third}`);
    expect(textsAt(world, next)).toContain(refusal);
  });

  it('is no use on the web chat itself, which says what is', async () => {
    const here = await world.joined('en', 'web');
    await world.tap(here, 'move');
    expect(textsAt(world, here)).toContain('make a recovery phrase');
  });
});
