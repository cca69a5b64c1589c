// A morning's check-in and what may follow it, on each channel through its real library: answered
// by button, changed, taken back, paused and taken up again by word, and ended by STOP.

import { describe, expect, it } from 'vitest';
import { type End, openEnd } from '../support/ends.ts';
import { evenings } from '../support/evenings.ts';
import { join } from '../support/join.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const CHANNELS = ['telegram', 'slack', 'web'] as const;
type Channel = (typeof CHANNELS)[number];

const world = await openWorld();
const { scheduled, until } = evenings(world);
const ends = new Map<Channel, End>();
for (const channel of CHANNELS) ends.set(channel, await openEnd(channel, world));
const each = async (work: (end: End, channel: Channel) => Promise<void>) => {
  for (const [channel, end] of ends) await work(end, channel);
};
/** The next nine o'clock in Shanghai. */
const nextMorning = () => world.advance(until('01:00'));
const asked = () =>
  rowsOf<{ channel: Channel; asked: number; answered: number }>(
    world,
    `select channel, count(*)::int as asked, count(answered_at)::int as answered
     from officer.check_ins join officer.addresses using (person_id) group by channel`,
  );
const everywhere = (asks: number, answered: number) =>
  expect.arrayContaining(CHANNELS.map((channel) => ({ channel, asked: asks, answered })));

describe('a morning’s check-in', () => {
  it('on every channel is answered, changed, taken back, paused, taken up again and stopped', async () => {
    await each((end) => join(end, world));
    await scheduled('0 9 * * *');
    await nextMorning();
    await each(async (end) => {
      await end.until(/mood:5/);
      await end.press('mood:2:');
      await end.until(/sleep:7/);
      await end.press('sleep:4:');
      await end.until(/skip/);
      await end.say('夜里接了三个警，没怎么睡');
      await end.until(/answer-edit:/);
      await end.press('answer-edit:');
      await end.until(/mood:5[\s\S]*answer-drop:/);
      await end.press('mood:4:');
      await end.until(/answer-edit:/);
    });
    expect(await asked()).toEqual(everywhere(1, 1));
    await each(async (end) => {
      await end.say('撤回回答');
      await end.until(/撤回|删|没有了|收回/);
    });
    expect(await asked()).toEqual(everywhere(1, 0));

    await each(async (end) => {
      await end.say('暂停两周');
      await end.until(/3月1\d日/);
    });
    await nextMorning();
    expect(await asked()).toEqual(everywhere(1, 0));
    await each(async (end) => {
      await end.say('恢复');
      await end.until(/\S/);
    });
    await nextMorning();
    await each(async (end) => {
      await end.until(/mood:5/);
    });
    expect(await asked()).toEqual(everywhere(2, 0));

    await each(async (end) => {
      await end.say('停');
      await end.until(/resume/);
    });
    await nextMorning();
    await nextMorning();
    expect(await asked()).toEqual(everywhere(2, 0));
  });
});
