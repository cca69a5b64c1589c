// “Who saw me” on every channel, through its real library: by button and by words, paged.

import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/core/message.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { memberOf } from '../support/desk-world.ts';
import { openEnd } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { openWorld } from '../support/world.ts';

describe.each(CHANNELS)('on %s', async (channel) => {
  const world = await openWorld();
  const { tools } = world;
  const counselor = memberOf(world.staff.counselor);
  const lead = memberOf(world.staff.lead);
  const end = await openEnd(channel, world);
  let caseId = '';

  it('says that nobody looked, while nobody did', async () => {
    await join(end, world);
    await end.say('谁看过我');
    await end.until(/还没有人打开过/);
  });

  it('names day, role and reason of each opening, by a button of the menu', async () => {
    await end.say('我不想活了');
    await end.until(/direct:yes/);
    await end.press('direct:yes');
    await end.until(/means:no/);
    const taken = await takeMostUrgent(tools, counselor);
    caseId = taken.kind === 'taken' ? taken.caseId : '';
    await openCase(tools, counselor, caseId);
    await openCase(tools, lead, caseId);
    await end.until(/Counselor 1/);
    await end.say('菜单');
    await end.until(/\|who-saw\]/);
    await end.press('who-saw');
    const heard = await end.until(/接手的咨询师打开了你的谈话/);
    expect(heard).toMatch(/3月2日 17:00\n咨询组长看了你的谈话[\s\S]*3月2日 17:00\n接手的咨询师/);
  });

  it('turns to older pages by a button, and speaks English when asked to', async () => {
    for (let times = 0; times < 5; times += 1) await openCase(tools, lead, caseId);
    await end.say('English');
    await end.until(/[a-z]{3}/);
    await end.say('Who saw me?');
    const first = await end.until(/who-saw:\d+/);
    expect(first.match(/The counseling lead opened your talk/g)).toHaveLength(5);
    await end.press('who-saw:');
    const second = await end.until(/A counselor opened your talk/);
    expect(second).toMatch(/March 2 at 5:00\sPM/);
    expect(second).not.toMatch(/who-saw:\d+/);
  });
});
