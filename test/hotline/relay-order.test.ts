// A counselor's lines come in the order they were written, also where the platform is busy.

import { expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);

it.each([
  ['waits behind one that was put off', 3_000, ['first', 'second']],
  ['waits no longer than half a minute', 120_000, ['second', 'first']],
] as const)('a line %s', async (_, busyMs, order) => {
  const { caseId, from } = await ringingCase(world);
  await takeCase(tools, counselor, caseId);
  world.heard(from);
  const channel = tools.channels.get(from.channel);
  if (channel === undefined) throw new Error('no such channel');
  const busy = async () => Promise.reject(new RetryLater('platform-busy', {}, busyMs));
  world.plug({ ...channel, send: busy });
  await sayToOfficer(tools, counselor, caseId, 'first', tools.newId());
  world.plug(channel);
  await world.advance(1_000);
  await sayToOfficer(tools, counselor, caseId, 'second', tools.newId());
  expect(world.heard(from)).toEqual([]);
  for (let s = 0; s < busyMs / 1_000 + 60; s += 5) await world.advance(5_000);
  const heard = world.heard(from).map(({ text }) => text.split('\n').at(-1));
  expect(heard.filter((text) => text === 'first' || text === 'second')).toEqual(order);
});
