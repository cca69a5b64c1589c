import { expect, it } from 'vitest';
import { checkNumber } from '../../src/hotline/directory.flow.ts';
import { remindOfNumbers } from '../../src/hotline/remind-directory.flow.ts';
import { RESOURCES } from '../../src/hotline/resources.ts';
import { GROUP, staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const DAY_MS = 86_400_000;

async function told(by: Parameters<typeof world.heard>[0] = GROUP): Promise<string[]> {
  await remindOfNumbers(tools);
  return world
    .heard(by)
    .map(({ text }) => text)
    .filter((text) => text.includes('/console/directory'));
}

it('reminds who keeps the directory of numbers that nobody called, once a week, until they did', async () => {
  expect(await told()).toHaveLength(1);
  expect(await told()).toEqual([]);
  const phone = await staffChats(world).linked(staff.admin);
  await world.advance(7 * DAY_MS);
  world.heard(GROUP);
  expect(await told(phone)).toHaveLength(1);
  expect(await told()).toEqual([]); // their own chat is enough
  for (const { id } of RESOURCES) await checkNumber(tools, staff.admin, id);
  await world.advance(8 * DAY_MS);
  expect(await told(phone)).toEqual([]);
  await world.advance(83 * DAY_MS);
  expect(await told(phone)).toHaveLength(1);
});
