// What holds on every channel, through its real library: one talk, told the same way four times.

import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { openEnd } from '../support/ends.ts';
import { openWorld } from '../support/world.ts';

describe.each(CHANNELS)('on %s', async (channel) => {
  const world = await openWorld();
  const end = await openEnd(channel, world);

  it('a stranger reads the notice before any question', async () => {
    await end.say('你好');
    expect(await end.until(/010-82951332/)).toMatch(/程序/);
    await end.until(/卡/);
  });

  it('a card joins, a slip is answered, a check-in takes taps', async () => {
    await end.say(await world.card());
    await end.until(/squad:none/);
    await end.press('squad:none');
    await end.until(/slip:scores:yes/);
    await end.press('slip:scores:yes');
    await end.until(/\S/);
    await end.say('菜单');
    await end.until(/check-in/);
    await end.press('check-in');
    await end.until(/mood:5/);
    await end.press('mood:4');
    await end.until(/sleep:7/);
    await end.press('sleep:7');
    await end.until(/skip/);
    await end.press('skip');
    await end.until(/\S/);
  });

  it('words of crisis bring the card and the direct question in the same turn', async () => {
    await end.say('我不想活了');
    const heard = await end.until(/direct:yes/);
    expect(heard).toMatch(/12356/);
    expect(heard).toMatch(/010-82951332/);
  });

  it('a counselor and the officer hear each other', async () => {
    await end.press('direct:yes');
    await end.until(/means:no/);
    await end.press('means:no');
    await end.until(/\S/);
    const taken = await takeMostUrgent(world.tools, world.staff.counselor);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    await end.until(/Counselor 1/);
    const { counselor } = world.staff;
    await sayToOfficer(world.tools, counselor, taken.caseId, '我在这儿', world.tools.newId());
    await end.until(/我在这儿/);
    const before = world.shown.length;
    await end.say('谢谢');
    await expect.poll(() => world.shown.length).toBe(before + 1);
  });

  it('the language changes with a tap', async () => {
    await end.say('English');
    await end.until(/[a-z]{3}/);
  });

  it('STOP is answered', async () => {
    await end.say('STOP');
    await end.until(/resume/);
  });
});
