// Officer and counselor both on one platform, in a real Telegram and a real Slack library: from “Talk
// here” to the officer's refusal.

import { describe, expect, it } from 'vitest';
import { makeLink } from '../../src/admin/sign-in.flow.ts';
import { openTwoEnds } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { messengerWorld } from '../support/messenger-world.ts';
import { onCall } from '../support/on-call.ts';
import { CHAT, SLACK_USER } from '../support/platform-people.ts';

describe.each([
  ['telegram', 'Telegram', String(CHAT + 1)],
  ['slack', 'Slack', `${SLACK_USER}2`],
] as const)('on %s', async (name, app, chatId) => {
  const { world } = await messengerWorld();
  const { tools, staff } = world;
  const [officer, counselor] = await openTwoEnds(name, world);

  it('a counselor takes an alert, talks from their own chat, and is refused in one tap', async () => {
    await onCall(world, 'primary', staff.counselor);
    const made = await makeLink(tools, staff.counselor.id);
    const rest = made.kind === 'made' ? made.url : '';
    const from = { channel: name, id: chatId } as const;
    await world.bring(from, { kind: 'command', name: 'staff', rest });
    await counselor.until(/linked now/);
    await join(officer, world);
    await officer.say('枪就在我腰上，真想死，别告诉别人');
    await officer.until(/12356/);
    await world.advance(0);
    const alert = await counselor.until(/talk-here:/);
    expect(alert).not.toMatch(/枪|死/);
    await counselor.press('talk-here:');
    expect(await counselor.until(/you are talking here now/)).not.toContain('枪就在我腰上');
    expect(await officer.until(/console-only/)).toMatch(new RegExp(`Counselor 1.*${app}`, 's'));
    await counselor.say('我在。你现在身边有人吗？');
    await officer.until(/Counselor 1：\n我在。你现在身边有人吗？/);
    await counselor.until(/✓ [A-Z\d]{6}/);
    await world.advance(1_000);
    await officer.say('没有，一个人在车里');
    const said = await counselor.until(/车里/);
    expect(said).toMatch(/^[A-Z\d]{6} · L[34]\n枪就在我腰上.*\n\n没有，一个人在车里/s);
    await officer.press('console-only');
    await officer.until(/咨询师/);
    await counselor.until(/wants this talk in the console alone/);
    await counselor.say('你还在吗');
    expect(await counselor.until(/sent/)).toContain('Nothing was sent');
  });
});
