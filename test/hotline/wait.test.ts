// What somebody who waits is told, on a real database and by the rules alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../src/core/moment.ts';
import { takeCase, takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { countRinging, queueView } from '../../src/hotline/queue.flow.ts';
import { expectedWait } from '../../src/hotline/wait.ts';
import { askingCase, memberOf } from '../support/desk-world.ts';
import { onCall } from '../support/on-call.ts';
import { GROUP, staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const MINUTE_MS = 60_000;
const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const heard = (from: Parameters<typeof world.heard>[0]) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');

describe('the expected wait', () => {
  it.each([
    [[], undefined],
    [[3, 3, 3, 3], undefined],
    [[1, 2, 3, 4, 5], { usualMin: 3, mostMin: 5 }],
    [[0, 0, 0, 0, 0], { usualMin: 1, mostMin: 1 }],
    [[11, 12, 13, 14, 61], { usualMin: 15, mostMin: 65 }],
  ])('after waits of %j min is %j', (took, expected) => {
    expect(expectedWait(took)).toEqual(expected);
  });

  it('never promises less than what half and nine of ten really waited', () => {
    const waits = fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), { minLength: 5 });
    fc.assert(
      fc.property(waits, (took) => {
        const { usualMin, mostMin } = expectedWait(took) ?? { usualMin: 0, mostMin: 0 };
        const within = (min: number) => took.filter((one) => one <= min).length / took.length;
        expect(within(usualMin)).toBeGreaterThanOrEqual(0.5);
        expect(within(mostMin)).toBeGreaterThanOrEqual(0.9);
        expect(mostMin).toBeGreaterThanOrEqual(usualMin);
      }),
    );
  });
});

describe('a length of time', () => {
  it.each([
    [1, '1 minute', '1分钟'],
    [65, '65 minutes', '65分钟'],
    [120, '2 hours', '2小时'],
    [1_810, '31 hours', '31小时'],
    [2_881, '3 days', '3天'],
  ])('of %s minutes is said as %s', (minutes, en, zh) => {
    expect([lengthOf(minutes, 'en'), lengthOf(minutes, 'zh-CN')]).toEqual([en, zh]);
  });
});

describe('at an hour with nobody on call', () => {
  it('a request is kept for when somebody is, with lines for now, and wakes nobody', async () => {
    const chats = staffChats(world);
    const mine = await chats.linked(world.staff.counselor);
    await onCall(world, 'primary', world.staff.counselor, { fromH: -9, toH: -1 });
    await onCall(world, 'primary', world.staff.counselor, { fromH: 8, toH: 16 });
    const from = await world.joined('en');
    await world.advance(0);
    chats.words(mine);
    await world.tap(from, 'talk');
    const said = heard(from);
    expect(said).toContain('12356');
    expect(said).toContain('010-82951332');
    expect(said).toContain('March 3 at 1:00'); // 17:00 UTC in Shanghai
    await world.tap(from, 'talk-keep');
    expect(heard(from)).toContain('March 3 at 1:00');
    const rings = () => chats.words(mine).filter((text) => text.startsWith('L1'));
    rings();
    const { waiting } = await queueView(tools, counselor);
    expect(countRinging(waiting)).toEqual({ ringing: 0, urgent: 0 }); // no page sounds for it
    expect(await takeMostUrgent(tools, counselor)).toEqual({ kind: 'nobody-waits' });
    await world.tap(from, 'wait');
    expect(heard(from)).toContain('March 3 at 1:00');
    await world.advance(7 * 60 * MINUTE_MS);
    expect(rings()).toEqual([]);
    await world.advance(60 * MINUTE_MS);
    expect(rings()).toHaveLength(1);
    await world.tap(from, 'talk-keep'); // in line already
    expect(heard(from)).not.toContain('March');
    await onCall(world, 'primary', world.staff.counselor, { fromH: -1, toH: 99 });
    await takeMostUrgent(tools, counselor);
  });
});

describe('a place that is kept', () => {
  it('rings at once when what they write weighs more, and keeps nobody else waiting', async () => {
    const other = await openWorld();
    const chats = staffChats(other);
    await onCall(other, 'primary', other.staff.counselor, { fromH: -9, toH: -1 });
    await onCall(other, 'primary', other.staff.counselor, { fromH: 8, toH: 16 });
    const from = await other.joined('en');
    await other.tap(from, 'talk');
    await other.tap(from, 'talk-keep');
    await other.say(from, 'I wish I could just not wake up');
    await other.advance(0);
    expect(chats.words(GROUP).filter((text) => text.startsWith('L2'))).toHaveLength(1);
  });
});

describe('somebody who waits', () => {
  it('is told their place, and that the time is not known', async () => {
    await askingCase(world);
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    const said = world.heard(from);
    expect(said.map(({ text }) => text).join()).toMatch(/(number|place:) 2/i);
    expect(said.map(({ text }) => text).join()).toMatch(/not know|don't know|won't guess/);
    const taps = said.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    expect(taps).toEqual(expect.arrayContaining(['calm:breathing', 'help', 'wait', 'talk-cancel']));
    const taken = await takeMostUrgent(tools, counselor);
    if (taken.kind === 'taken') await closeCase(tools, counselor, taken.caseId, 'talked');
    await world.tap(from, 'wait');
    expect(heard(from)).toMatch(/(number|place:) 1/i);
    await takeMostUrgent(tools, counselor);
    heard(from);
    await world.tap(from, 'wait'); // somebody is there: nothing to wait for
    expect(heard(from)).not.toMatch(/number|place:/i);
  });

  it('is told how long it lately took, once there is enough to tell', async () => {
    for (const minutes of [4, 6, 7, 8, 9, 30]) {
      const { caseId } = await askingCase(world);
      await world.advance(minutes * MINUTE_MS);
      await takeCase(tools, counselor, caseId);
      await closeCase(tools, counselor, caseId, 'talked');
    }
    const from = await world.joined('zh-CN');
    await world.tap(from, 'talk');
    const said = heard(from);
    expect(said).toContain('6分钟');
    expect(said).toContain('30分钟');
    await world.tap(from, 'talk-cancel');
  });

  it('who has waited longer than was usual is told so, and not the usual time again', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    heard(from);
    await world.advance(31 * MINUTE_MS); // nine of ten had someone within 30
    await world.tap(from, 'wait');
    const said = heard(from);
    expect(said).toContain('30 minutes');
    expect(said).toMatch(/longer|past that|run out/);
    expect(said).toMatch(/12356.+".+"/s);
    await world.tap(from, 'talk-cancel');
  });

  it('is told once, with other numbers, when the time that was named is over', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    expect(heard(from)).toContain('60 minutes');
    await world.advance(60 * MINUTE_MS);
    expect(heard(from)).toMatch(/(aimed for|gave you|told you).+12356.+".+"/s);
    await world.advance(60 * MINUTE_MS);
    expect(heard(from)).toBe('');
    await world.tap(from, 'talk-cancel');
  });

  it('is shown other ways first where the line is long, and keeps the place', async () => {
    for (let n = 0; n < 8; n += 1) await askingCase(world);
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    const said = heard(from);
    expect(said).toContain('9');
    expect(said).toContain('12356');
    expect(said).toContain('120');
  });

  it('breathes, and sees whether it got lighter; no number is stored', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'calm:breathing');
    expect(heard(from)).toContain('not kept');
    await world.tap(from, 'calm-from:breathing:8');
    expect(heard(from)).toContain('count to six');
    await world.tap(from, 'calm-to:breathing:8:4');
    expect(heard(from)).toContain('From 8 to 4');
    await world.tap(from, 'calm-to:breathing:4:10');
    expect(heard(from)).toContain('12356');
    await world.say(from, 'grounding');
    await world.tap(from, 'calm-from:grounding:x');
    expect(heard(from)).toContain('feet');
    await world.tap(from, 'calm-to:grounding:x:nonsense');
    expect(heard(from)).not.toContain('From');
  });
});
