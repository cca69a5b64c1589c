// The direct question, left without an answer: a person is asked to come, and the officer knows it.

import { describe, expect, it } from 'vitest';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { memberOf } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const ASKING_MS = 10 * 60_000;
const WORDS = { en: 'I wish I could just not wake up', 'zh-CN': '真希望明天不要醒来' } as const;
const world = await openWorld();
const waiting = async () =>
  (await queueView(world.tools, memberOf(world.staff.counselor))).waiting.length;

describe('a direct question that is left without an answer', () => {
  it.each(['en', 'zh-CN'] as const)('is told to have brought a person (%s)', async (locale) => {
    const from = await world.joined(locale);
    await world.say(from, WORDS[locale]);
    await world.advance(0);
    world.heard(from);
    await world.advance(ASKING_MS);
    expect(await waiting()).toBe(1);
    const [said, ...more] = world.heard(from);
    expect(said?.text).toContain(locale === 'en' ? '30 minutes' : '30分钟');
    expect(said?.choices?.map(({ id }) => id)).toEqual(['wait', 'talk-cancel']);
    expect(more).toEqual([]);
    await world.tap(from, 'talk-cancel');
    expect(await waiting()).toBe(0);
  });

  it('still brings one after STOP, without a word', async () => {
    const from = await world.joined('en');
    await world.say(from, WORDS.en);
    await world.say(from, 'STOP');
    await world.advance(0);
    world.heard(from);
    await world.advance(ASKING_MS);
    expect(world.heard(from)).toEqual([]);
    expect(await waiting()).toBe(1);
  });
});
