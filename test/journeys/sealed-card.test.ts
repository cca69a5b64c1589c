// The sealed card on every channel, through its real library: asked step by step, skipped, shown
// back masked, deleted in one tap; and nothing of it readable anywhere.

import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/core/message.ts';
import { openEnd } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const NAME = '令狐小暖';
const PHONE = '13912340042';
const CONTACT = '任盈盈';

describe.each(CHANNELS)('on %s', async (channel) => {
  const world = await openWorld();
  const end = await openEnd(channel, world);
  const fields = async () =>
    (await rowsOf(world, 'select field from officer.sealed_cards order by field')).map(
      ({ field }) => field,
    );

  it('is offered once at joining, and costs nothing when it is put off', async () => {
    await join(end, world);
    await end.until(/slip-ask:card/);
    await end.say('菜单');
    await end.until(/\|card\]/);
    expect(await fields()).toEqual([]);
  });

  it('asks part by part after its own slip, seals each at once, and shows dots at the end', async () => {
    await end.press('card');
    await end.until(/slip:card:yes/);
    await end.press('slip:card:yes');
    const first = await end.until(/你的姓名/);
    expect(/先说一声/.test(first)).toBe(channel === 'slack' || channel === 'telegram');
    await end.say(NAME);
    await end.until(/找到你的电话/);
    expect(await fields()).toEqual(['name']);
    await end.say('晚点');
    await end.until(/不像电话号码/);
    await end.say(PHONE);
    await end.until(/可以找谁/);
    await end.say(CONTACT);
    await end.until(/这个人的电话/);
    await end.say('不想说');
    await end.until(/什么人/);
    await end.press('card-stop');
    const summary = await end.until(/card-right/);
    expect(summary).toContain('姓名: ••••');
    expect(summary).toContain('电话: •••••••••42');
    expect(summary).toContain('联系人: •••');
    expect(summary).not.toContain(NAME);
    await end.press('card-right');
    await end.until(/圆点/);
    expect(await fields()).toEqual(['contact-name', 'name', 'phone']);
    expect(
      await rowsOf(world, 'select 1 from officer.sealed_cards where mask is not null'),
    ).toEqual([]);
  });

  it('lies there as parts and a date, which the menu shows', async () => {
    await end.say('密封卡');
    const standing = await end.until(/card-delete/);
    expect(standing).toContain('3月2日');
    expect(standing).toContain('姓名、电话、联系人');
  });

  it('stands in no row, log line, record or effect in any form that can be read', async () => {
    await world.advance(0);
    const everything = [
      world.logged(),
      ...(await rowsOf(world, 'select t::text as row from ledger.audit_events t')),
      ...(await rowsOf(world, 'select t::text as row from ledger.outbox t')),
      ...(await rowsOf(world, 'select t::text as row from officer.people t')),
      ...(await rowsOf(world, 'select t::text as row from officer.sealed_cards t')),
      ...(await rowsOf(world, 'select t::text as row from officer.messages t')),
      ...(await rowsOf(world, 'select t::text as row from officer.web_lines t')),
    ].map((one) => JSON.stringify(one));
    for (const secret of [NAME, PHONE, CONTACT])
      for (const form of [secret, Buffer.from(secret).toString('hex')])
        expect(everything.filter((one) => one.includes(form))).toEqual([]);
  });

  it('is gone at one tap, with the consent it stood on', async () => {
    await end.press('card-delete');
    await end.until(/已经销毁/);
    expect(await fields()).toEqual([]);
    await end.say('密封卡');
    await end.until(/slip:card:yes/);
  });
});
