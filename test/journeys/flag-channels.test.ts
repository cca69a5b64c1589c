// A note to the instructor on every channel, through its real library: chosen reader, short form,
// the last day shown, taken back in one tap. Then a problem to a desk, and a time to talk.

import { describe, expect, it } from 'vitest';
import { inviteStaff } from '../../src/admin/staff.flow.ts';
import { ROUTES } from '../../src/care/desks.ts';
import { CHANNELS } from '../../src/core/message.ts';
import { addHours, appointmentsView } from '../../src/hotline/appointments/staff-side.flow.ts';
import { flagsForUnit, openFlag } from '../../src/trust/flag-inbox.flow.ts';
import { WEEKLY } from '../support/booking-world.ts';
import { memberOf } from '../support/desk-world.ts';
import { openADesk, requestsIn } from '../support/desks.ts';
import { openEnd } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { openWorld } from '../support/world.ts';

describe.each(CHANNELS)('on %s', async (channel) => {
  const world = await openWorld();
  const { tools } = world;
  const end = await openEnd(channel, world);
  const any = memberOf(world.staff.instructor);
  const made = await inviteStaff(tools, {
    role: 'instructor',
    label: '教导员二号',
    unitId: world.unitId,
    locale: 'zh-CN',
  });
  const chosen = { ...any, id: made.kind === 'invited' ? made.staffId : '' };
  const inboxOf = async (reader: typeof any) =>
    (await flagsForUnit(tools, reader)).filter(({ standing }) => standing === 'open');

  it('“only: please ask me how I am” goes to the one who was chosen, and to nobody else', async () => {
    await join(end, world);
    await end.say('菜单');
    await end.until(/\|flag\]/);
    await end.press('flag');
    await end.until(/flag-ask-me/);
    await end.press('flag-ask-me');
    await end.until(/flag-no-name/);
    await end.press('flag-no-name');
    expect(await end.until(/flag-readers/)).toContain('请问问大家最近怎么样');
    await end.press('flag-readers');
    await end.until(/教导员二号/);
    await end.press(`flag-to:${chosen.id}`);
    expect(await end.until(/flag-send/)).toMatch(/教导员二号会看到的就是这些[\s\S]*3月16日失效/);
    await end.press('flag-send');
    await end.until(/flag-take-back/);
    await expect.poll(() => inboxOf(chosen)).toHaveLength(1);
    expect(await inboxOf(any)).toEqual([]);
  });

  it('the officer hears that it was read, and takes it back in one tap', async () => {
    const [flag] = await inboxOf(chosen);
    expect(await openFlag(tools, chosen, flag?.id ?? '')).toMatchObject({ kind: 'opened' });
    await end.until(/看|打开/);
    await end.press('flag-take-back');
    await end.until(/\S/);
    await expect.poll(() => inboxOf(chosen)).toEqual([]);
  });

  it('a problem is told, seen as the desk would read it, sent, and taken back', async () => {
    await openADesk(world, ...ROUTES);
    await end.say('说句心里话');
    await end.until(/\|problems\]/);
    await end.say('食堂晚上不开门，值夜班只能吃泡面');
    await end.until(/problem-item:D8/);
    await end.press('problem-item:D8');
    expect(await end.until(/problem-send/)).toContain('值夜班只能吃泡面');
    await end.press('problem-send');
    await end.until(/problem-take-back/);
    await expect.poll(() => requestsIn(world)).toMatchObject([{ item: 'D8', state: 'new' }]);
    await end.press('problem-take-back');
    await expect.poll(() => requestsIn(world)).toMatchObject([{ item: 'D8', state: 'taken-back' }]);
  });

  it('a time to talk is found, agreed under the alias, and cancelled in one tap', async () => {
    const agreed = async () => (await appointmentsView(tools, any)).agreed;
    const giver = { id: any.id, role: 'instructor' } as const;
    await addHours(tools, giver, { ...WEEKLY, weekday: '3' });
    await end.say('约个时间');
    await end.until(/book-with:/);
    await end.press(`book-with:${any.id}`);
    await end.until(/book-at:/);
    await end.press('book-at:');
    await end.until(/book-alias:/);
    await end.press('book-alias:');
    await end.until(/book-off/);
    await expect.poll(agreed).toHaveLength(1);
    await end.say('约个时间');
    expect(await end.until(/book-off/)).toContain('3月4日');
    await end.press('book-off');
    await expect.poll(agreed).toEqual([]);
  });
});
