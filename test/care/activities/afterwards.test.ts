// An activity that is called off, comes near, or is over.

import { describe, expect, it } from 'vitest';
import { callOff, noteCame } from '../../../src/care/activities/organizer.flow.ts';
import { openActivityWorld } from '../../support/activity-world.ts';
import { rowsOf } from '../../support/rows.ts';

const DAY_MS = 86_400_000;

const { world, organizer, admin, made, text, joinedIt, tapped, inbox } = await openActivityWorld();
const { tools } = world;

describe('an activity', () => {
  it('is called off with a line to everybody who signed up, and to nobody else', async () => {
    const id = await made();
    const [comes, stays] = [await world.joined('zh-CN'), await world.joined('zh-CN')];
    await joinedIt(comes, id);
    world.heard(stays);
    expect(await callOff(tools, admin, id)).toEqual({ kind: 'no-such-activity' });
    expect(await callOff(tools, organizer, id)).toEqual({ kind: 'called-off' });
    expect(await callOff(tools, organizer, id)).toEqual({ kind: 'no-such-activity' });
    await world.advance(0);
    expect(text(comes)).toContain('取消了');
    expect(text(stays)).toBe('');
    expect(await joinedIt(stays, id)).toContain('不能改');
  });

  it('reminds and asks only with the yes to contact, and never after STOP', async () => {
    const id = await made({ day: '2026-03-05' });
    const [yes, no, hushed] = [
      await world.joined('en'),
      await world.joined('en'),
      await world.joined('en'),
    ];
    for (const from of [yes, no, hushed]) await joinedIt(from, id);
    for (const from of [yes, hushed]) {
      await world.tap(from, 'slip-ask:contact');
      await world.tap(from, 'slip:contact:yes');
    }
    await world.say(hushed, 'STOP');
    for (const from of [yes, no, hushed]) world.heard(from);
    await world.advance(1.95 * DAY_MS);
    expect(text(yes)).toContain('A reminder: Sleep after nights');
    await world.advance(1.2 * DAY_MS);
    const asked = world.heard(yes);
    expect(asked.map((one) => one.text).join()).toContain('How was “Sleep after nights”');
    for (const from of [no, hushed]) expect(text(from)).not.toMatch(/A reminder|How was “Sleep/);
    const rate = asked
      .flatMap((one) => one.choices ?? [])
      .find(({ id: tap }) => tap.startsWith('act-rate:good'));
    await world.tap(yes, rate?.id ?? '');
    await tapped(yes, 'act-write:');
    await world.say(yes, 'More of that, please');
    expect((await inbox(id))?.words).toEqual([]);
    await tapped(yes, 'act-words-send:');
    const opened = await inbox(id);
    expect(opened?.words).toEqual(['More of that, please']);
    expect(opened?.shares).toBeUndefined();
    await world.tap(yes, rate?.id ?? '');
    expect(text(yes)).toContain('Sent, without your alias');
    expect(await noteCame(tools, organizer, id, 'many')).toEqual({ kind: 'bad-count' });
    expect(await noteCame(tools, organizer, id, '31')).toEqual({ kind: 'counted' });
    const [link] = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from station.handed_over h
       join officer.activity_signups s on s.id = h.id where h.kind = 'feedback'`,
    );
    expect(link?.n).toBe(0);
  });
});
