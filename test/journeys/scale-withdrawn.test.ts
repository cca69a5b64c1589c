// A finished questionnaire taken back: by its button, by words, and never somebody else's.

import { expect, it } from 'vitest';
import { runsOf } from '../../db/scales.ts';
import type { Address } from '../../src/core/message.ts';
import { gatherOwnData } from '../../src/trust/own-data/gather.flow.ts';
import { formOf } from '../checkins/scales/forms.ts';
import { evenings } from '../support/evenings.ts';
import { published } from '../support/scale.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { personAt } = evenings(world);
const scaleId = await published(world, formOf(2, [0, 3]));

const runsAt = async (from: Address) => {
  const id = await personAt(from);
  return tools.pools.officer.transact('wl_bot', ({ db }) => runsOf(db, id));
};

/** @returns the button that takes it back */
async function finished(from: Address): Promise<string> {
  world.heard(from);
  await world.tap(from, `scale-start:${scaleId}`);
  for (;;) {
    const ids = world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    const drop = ids.find((id) => id.startsWith('scale-drop:'));
    if (drop !== undefined) return drop;
    await world.tap(from, ids.find((id) => /^scale-answer:\d:0/.test(id)) ?? 'nothing is asked');
  }
}

it.each([
  ['zh-CN', 'telegram', '撤回问卷'],
  ['en', 'web', 'Take back my answers'],
] as const)('is gone whole, by button and by words (%s, %s)', async (locale, channel, words) => {
  const officer = await world.joined(locale, channel);
  const other = await world.joined(locale, channel);
  const first = await finished(officer);
  const theirs = await finished(other);
  await world.tap(officer, theirs);
  expect(await runsAt(other)).toHaveLength(1);
  await world.tap(officer, first);
  expect(await runsAt(officer)).toEqual([]);
  await finished(officer);
  world.heard(officer);
  await world.say(officer, words);
  expect(await runsAt(officer)).toEqual([]);
  const own = await gatherOwnData(tools, await personAt(officer));
  expect(JSON.stringify(own)).not.toContain(scaleId);
  await world.say(officer, words);
  expect(await runsAt(other)).toHaveLength(1);
});
