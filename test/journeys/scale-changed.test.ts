// A finished questionnaire gone through again: what is tapped replaces what was, what is left
// stays, and an answer that weighs more is acted on at once.

import { expect, it } from 'vitest';
import { runsOf } from '../../db/scales.ts';
import type { Address } from '../../src/core/message.ts';
import { form, formOf, GATED, NINE, question } from '../checkins/scales/forms.ts';
import { evenings } from '../support/evenings.ts';
import { published } from '../support/scale.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { personAt } = evenings(world);
const DAY_MS = 86_400_000;

const plain = await published(world, formOf(3, [0, 3], { url: 'urn:test:plain' }));
const nine = await published(world, NINE, 'phq-9');
const gated = await published(world, GATED, 'pc-ptsd-5');
const askedBack = form([question('q1', [0, 1])], { url: 'urn:test:one' });
const single = await published(world, askedBack);

const runAt = async (from: Address) => {
  const id = await personAt(from);
  return (await tools.pools.officer.transact('wl_bot', ({ db }) => runsOf(db, id)))[0];
};

/** The buttons that came since this was asked last. */
const shown = (from: Address) => world.heard(from).flatMap(({ choices = [] }) => choices);

async function answerAll(from: Address, scaleId: string, options: readonly number[]) {
  world.heard(from);
  await world.tap(from, `scale-start:${scaleId}`);
  for (const option of options) {
    const next = shown(from).find(({ id }) => /^scale-answer:\d+:\d+:/.test(id))?.id ?? '';
    await world.tap(from, next.replace(/:\d+:(?=[^:]*$)/, `:${option}:`));
  }
  const id = shown(from).find((one) => one.id.startsWith('scale-change:'))?.id;
  return id ?? 'cannot be changed';
}

const marked = (from: Address) =>
  shown(from).flatMap(({ label }) => (label.startsWith('✓ ') ? [label.slice(2)] : []));

async function press(from: Address, start: string): Promise<void> {
  const id = (await runAt(from))?.id ?? '';
  await world.tap(from, `${start}:${id}`);
}

it.each([
  ['zh-CN', 'telegram', '改一下问卷', '不改', '改好了', '答1'],
  ['en', 'web', 'Change my answers', 'keep it', 'done', 'Answer 1'],
  ['en', 'slack', 'edit the questionnaire', 'next', "that's all", 'Answer 1'],
] as const)('by words, on %s %s', async (locale, channel, words, keep, end, was) => {
  const officer = await world.joined(locale, channel);
  await answerAll(officer, plain, [1, 1, 1]);
  const before = await runAt(officer);
  await world.advance(DAY_MS);
  world.heard(officer);
  await world.say(officer, words);
  expect(marked(officer)).toEqual([was]);
  await world.say(officer, keep);
  await world.say(officer, '4');
  expect(await runAt(officer)).toEqual({ ...before, answers: { q1: 'a1', q2: 'a3', q3: 'a1' } });
  await world.say(officer, end);
  expect(shown(officer).map(({ id }) => id)).toContain(`scale-change:${before?.id}`);
  world.heard(officer);
  await world.say(officer, keep); // none is open any more: talk like any other
  expect(shown(officer).some(({ id }) => id.startsWith('scale-'))).toBe(false);
});

it('acts at once on a safety question answered otherwise, and keeps it', async () => {
  const officer = await world.joined('en', 'telegram');
  const change = await answerAll(officer, nine, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect((await runAt(officer))?.total).toBe(0);
  await world.tap(officer, change);
  await press(officer, 'scale-answer:8:2');
  expect(shown(officer).map(({ id }) => id)).toContain('direct:yes');
  expect((await runAt(officer))?.total).toBe(2);
});

it('acts on a sum that is reached by the change, and once', async () => {
  const officer = await world.joined('zh-CN', 'web');
  const change = await answerAll(officer, nine, [2, 2, 2, 2, 2, 2, 2, 0, 0]);
  await world.tap(officer, change);
  await press(officer, 'scale-answer:7:3');
  expect((await runAt(officer))?.total).toBe(17);
  const ask = shown(officer).filter(({ id }) => id.startsWith('direct:'));
  expect(ask.length).toBeGreaterThan(0);
  await world.tap(officer, ask.at(-1)?.id ?? '');
  await world.advance(DAY_MS);
  world.heard(officer);
  await world.tap(officer, change);
  await press(officer, 'scale-answer:7:2');
  await press(officer, 'scale-pause');
  expect((await runAt(officer))?.total).toBe(16);
  expect(shown(officer).map(({ id }) => id)).not.toContain('direct:yes');
});

it('asks what a changed answer opens, and forgets what it closes', async () => {
  const officer = await world.joined('en', 'web');
  const change = await answerAll(officer, gated, [0]);
  await world.tap(officer, change);
  await press(officer, 'scale-answer:0:1');
  await press(officer, 'scale-answer:1:1');
  expect((await runAt(officer))?.answers).toEqual({ gate: 'a1', p1: 'a1' });
  await press(officer, 'scale-back');
  await press(officer, 'scale-back');
  await press(officer, 'scale-answer:0:0');
  expect((await runAt(officer))?.answers).toEqual({ gate: 'a0' });
});

it('says so where nothing was changed, and where it is too late', async () => {
  const officer = await world.joined('en', 'web');
  const change = await answerAll(officer, single, [0]);
  const before = await runAt(officer);
  await world.tap(officer, change);
  world.heard(officer);
  await press(officer, 'scale-answer:0:0');
  expect(shown(officer).map(({ id }) => id.split(':')[0])).toEqual(['scale-change', 'scale-drop']);
  await world.advance(8 * DAY_MS);
  await world.tap(officer, change);
  expect(shown(officer).map(({ id }) => id.split(':')[0])).toEqual(['scale-drop', 'scales']);
  expect(await runAt(officer)).toEqual(before);
});

it('opens nobody else’s, and ends with what is taken back', async () => {
  const officer = await world.joined('en', 'telegram');
  const other = await world.joined('en', 'telegram');
  const theirs = await answerAll(other, single, [1]);
  const own = await answerAll(officer, single, [0]);
  await world.tap(officer, theirs);
  expect(shown(officer).map(({ id }) => id)).toEqual(['scales']);
  await world.tap(officer, own);
  await press(officer, 'scale-drop');
  world.heard(officer);
  await world.tap(officer, own);
  expect(shown(officer).map(({ id }) => id)).toEqual(['scales']);
  expect(await runAt(other)).toMatchObject({ answers: { q1: 'a1' } });
});
