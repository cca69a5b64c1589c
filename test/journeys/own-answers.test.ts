// An answer changed and taken back, by button and by word, on the web and in a messenger.

import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { checkInsOf } from '../../db/checkins.ts';
import type { Address } from '../../src/core/message.ts';
import { gatherOwnData } from '../../src/trust/own-data/gather.flow.ts';
import { evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { personAt } = evenings(world);

const idsOf = (address: Address) =>
  world.heard(address).flatMap(({ choices = [] }) => choices.map(({ id }) => id));

async function tapLike(from: Address, start: string): Promise<void> {
  const id = idsOf(from).findLast((one) => one.startsWith(start));
  if (id === undefined) throw new Error(`no button ${start}`);
  await world.tap(from, id);
}

async function answered(from: Address, mood: 1 | 4 = 4): Promise<void> {
  await world.tap(from, 'check-in');
  await tapLike(from, `mood:${mood}:`);
  await tapLike(from, 'sleep:7:');
  await world.tap(from, 'skip');
}

const rowOf = async (from: Address) => {
  const id = await personAt(from);
  const [row] = await tools.pools.officer.transact('wl_bot', ({ db }) => checkInsOf(db, id));
  return row;
};

describe.each([
  ['zh-CN', 'web', '改回答', '撤回回答'],
  ['en', 'telegram', 'Change my answer', 'take back my answer'],
] as const)('an officer (%s, %s)', (locale, channel, change, back) => {
  it('changes mood and sleep while the check-in is open, by button and by word', async () => {
    const officer = await world.joined(locale, channel);
    await answered(officer);
    await tapLike(officer, 'answer-edit:');
    await tapLike(officer, 'mood:2:');
    await world.say(officer, change);
    await tapLike(officer, 'sleep:4:');
    expect(idsOf(officer)).toEqual([expect.stringMatching(/^answer-edit:/)]);
    expect(await rowOf(officer)).toMatchObject({ mood: 2, sleepHours: 4 });
  });

  it('takes one back at any time: it is gone from the rows and the own copy', async () => {
    const officer = await world.joined(locale, channel);
    await answered(officer, 1);
    await world.advance(48 * HOUR_MS);
    world.heard(officer);
    await world.say(officer, change);
    expect(idsOf(officer)).toEqual(['check-in', expect.stringMatching(/^answer-drop:/)]);
    await world.say(officer, back);
    expect(world.heard(officer).map(({ text }) => text)[1]).toMatch(/写了一句|wrote a line/);
    expect(await rowOf(officer)).toMatchObject({ mood: null, sleepHours: null, answeredAt: null });
    const own = await gatherOwnData(tools, await personAt(officer));
    expect(own.checkIns).toMatchObject([{ mood: null, sleepHours: null }]);
    world.heard(officer);
    await world.say(officer, back);
    expect(idsOf(officer)).toEqual(['check-in']);
  });
});

describe('an answer', () => {
  it('is not taken back, changed or seen by a tap that names it from elsewhere', async () => {
    const officer = await world.joined('en');
    await answered(officer);
    const other = await world.joined('en');
    const id = (await rowOf(officer))?.id ?? '';
    await world.tap(other, `answer-drop:${id}`);
    await world.tap(other, `answer-edit:${id}`);
    expect(new Set(idsOf(other))).toEqual(new Set(['check-in']));
    expect(await rowOf(officer)).toMatchObject({ mood: 4 });
  });

  it('taken back leaves one record of it, without what it said', async () => {
    const officer = await world.joined('en');
    await answered(officer, 1);
    await tapLike(officer, 'answer-edit:');
    await tapLike(officer, 'answer-drop:');
    const id = await personAt(officer);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 10),
    );
    const mine = events.filter(
      ({ action, subject }) => action === 'check-in-withdrawn' && subject === `person:${id}`,
    );
    expect(mine).toMatchObject([{ detail: { checkIn: (await rowOf(officer))?.id } }]);
    expect(Object.keys(mine[0]?.detail ?? {})).toEqual(['checkIn']);
  });

  it('is thanked for in other words than the last times', async () => {
    const officer = await world.joined('zh-CN');
    const thanked: string[] = [];
    for (let day = 0; day < 8; day += 1) {
      await answered(officer);
      thanked.push(world.heard(officer)[0]?.text ?? '');
      await world.advance(24 * HOUR_MS);
      world.heard(officer);
    }
    for (let day = 1; day < thanked.length; day += 1)
      expect(thanked[day]).not.toBe(thanked[day - 1]);
  });
});
