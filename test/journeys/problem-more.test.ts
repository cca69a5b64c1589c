// A problem that the answer did not solve: what is still wrong is written, seen, sent, and read by the
// desk beside the rest; never anything that was not sent.

import { expect, it } from 'vitest';
import { openRequest } from '../../src/care/desk/board.flow.ts';
import { answerRequest, takeRequest } from '../../src/care/desk/step.flow.ts';
import { ROUTES } from '../../src/care/desks.ts';
import type { Address } from '../../src/core/message.ts';
import { gatherOwnData } from '../../src/trust/own-data/gather.flow.ts';
import { openADesk, tell } from '../support/desks.ts';
import { evenings } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { personAt } = evenings(world);
const desk = await openADesk(world, ...ROUTES);

/** Taken and answered, and the officer says that it did not solve it. */
async function reopened(officer: Address, id: string) {
  await world.advance(60_000);
  await takeRequest(tools, desk, id);
  await answerRequest(tools, desk, id, { text: 'Hot meals from Monday', outcome: 'solved' });
  await world.advance(0);
  await world.tap(officer, `problem-again:${id}`);
  await world.advance(0);
}

const ids = (from: Address) =>
  world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id.split(':')[0]));
const atDesk = async (id: string) => {
  const opened = await openRequest(tools, desk, id);
  return opened?.kind === 'opened' ? opened.added : opened?.kind;
};

it.each([
  ['en', 'web', 'only on weekdays, nights are as before', 'canteen at night, no food'],
  ['zh-CN', 'telegram', '只有平时有，夜里还是没有饭', '食堂晚上没有饭，夜班只能吃泡面'],
] as const)(
  'is added once, after it was seen (%s, %s)',
  async (...[locale, channel, words, told]) => {
    const officer = await world.joined(locale, channel);
    const id = await tell(world, officer, told, 'D8');
    await world.tap(officer, `problem-more:${id}`); // nothing was answered yet
    expect(ids(officer)).not.toContain('problem-more-send');
    await reopened(officer, id);
    expect(ids(officer)).toContain('problem-more');
    await world.tap(officer, `problem-more:${id}`);
    await world.say(officer, words);
    const [, preview] = world.heard(officer);
    expect(preview?.text).toContain(words);
    expect(await atDesk(id)).toBeUndefined();
    await world.tap(officer, `problem-more-send:${id}`);
    await world.advance(0);
    expect(await atDesk(id)).toBe(words);
    const { officer: own } = { officer: await gatherOwnData(tools, await personAt(officer)) };
    expect(JSON.stringify(own)).toContain(words);
    world.heard(officer);
    for (const start of ['problem-more', 'problem-more-send', 'problem-more-drop'])
      await world.tap(officer, `${start}:${id}`);
    expect(ids(officer)).not.toContain('problem-more-send');
    await reopened(officer, id);
    expect(await atDesk(id)).toBeUndefined(); // that was answered
    await world.tap(officer, `problem-take-back:${id}`);
    await world.advance(0);
    expect(await atDesk(id)).toBe('no-such-request');
  },
);

it('is dropped whole, and what comes later is talk', async () => {
  const officer = await world.joined('en');
  const id = await tell(world, officer, 'the radio dies after an hour', 'D8');
  await reopened(officer, id);
  await world.tap(officer, `problem-more:${id}`);
  await world.say(officer, 'marker-plover: it still dies');
  await world.tap(officer, `problem-more-drop:${id}`);
  await world.tap(officer, `problem-more-send:${id}`);
  await world.advance(0);
  await world.say(officer, 'marker-dunlin: long day');
  expect(await atDesk(id)).toBeUndefined();
});

it('stays unsent where it is said in the same breath as a crisis', async () => {
  const officer = await world.joined('en');
  const id = await tell(world, officer, 'nobody swaps shifts with me', 'D8');
  await reopened(officer, id);
  await world.tap(officer, `problem-more:${id}`);
  world.heard(officer);
  await world.say(officer, 'it changed nothing and I want to kill myself tonight');
  expect(
    world
      .heard(officer)
      .map(({ text }) => text)
      .join(),
  ).toContain('12356');
  await world.advance(0);
  expect(await atDesk(id)).toBeUndefined();
});
