import { describe, expect, it } from 'vitest';
import { giveFollowUps } from '../../../src/hotline/after/follow-ups.flow.ts';
import { loadsOfAll, ownLoad, setBreak, setTopics } from '../../../src/hotline/care/load.flow.ts';
import { type HadTalk, loadOf } from '../../../src/hotline/care/load.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { lowerLevel } from '../../../src/hotline/relevel.flow.ts';
import { askingCase, memberOf, recorded, ringingCase } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const counselor = memberOf(staff.counselor);
const lead = memberOf(staff.lead);
const NOW = new Date('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * 60 * MINUTE);
const had = (
  peak: HadTalk['peak'],
  from: number,
  to?: number,
  caseId = `since ${from}`,
): HadTalk => ({
  caseId,
  counselorId: 'a',
  claimedAt: ago(from),
  closedAt: to === undefined ? null : ago(to),
  peak,
});

describe('a load', () => {
  it.each([
    ['nothing', [], { talks: 0, hardDay: 0, hardWeek: 0, isAfterHard: false, isBreakDue: false }],
    [
      'a light talk',
      [had('L2', 1)],
      { talks: 1, hardDay: 0, hardWeek: 0, isAfterHard: false, isBreakDue: false },
    ],
    [
      'a hard one now',
      [had('L3', 1)],
      { talks: 1, hardDay: 1, hardWeek: 1, isAfterHard: false, isBreakDue: false },
    ],
    [
      'a hard one just ended',
      [had('L4', 5, 1)],
      { talks: 0, hardDay: 1, hardWeek: 1, isAfterHard: true, isBreakDue: false },
    ],
    [
      'hard ones of the week',
      [had('L3', 30, 29), had('L4', 100, 99), had('L3', 200, 199)],
      { talks: 0, hardDay: 0, hardWeek: 2, isAfterHard: false, isBreakDue: false },
    ],
    [
      'a hard one handed over and taken back',
      [had('L3', 3, 2, 'one'), had('L3', 1, undefined, 'one')],
      { talks: 1, hardDay: 1, hardWeek: 1, isAfterHard: true, isBreakDue: false },
    ],
  ] as const)('of %s', (_, talks, load) => {
    expect(loadOf(talks, NOW)).toEqual(load);
  });

  it.each([
    ['one hard talk', [had('L3', 1)], undefined, false],
    ['two hard ones', [had('L3', 3, 2), had('L4', 1)], undefined, true],
    ['two, a break between', [had('L3', 3, 2), had('L4', 1)], 1.5, false],
    ['two of another day', [had('L3', 30, 29), had('L4', 28, 27)], undefined, false],
    ['four hours in talks', [had('L1', 5, 4), had('L1', 1)], undefined, true],
    ['four hours, and none now', [had('L1', 5, 4), had('L1', 3, 1)], undefined, false],
    ['four hours, and a break', [had('L1', 5, 4), had('L1', 1)], 2, false],
  ] as const)('makes a break due or not: %s', (_, talks, restedHours, isDue) => {
    const restedAt = restedHours === undefined ? undefined : ago(restedHours);
    expect(loadOf(talks, NOW, restedAt).isBreakDue).toBe(isDue);
  });

  it('after a hard talk brings a word to the counselor’s own chat: no code, no word, once', async () => {
    const phone = await staffChats(world).linked(staff.second);
    const second = memberOf(staff.second);
    const hard = await ringingCase(world);
    await takeCase(tools, second, hard.caseId);
    world.heard(phone);
    await closeCase(tools, second, hard.caseId, 'talked');
    const light = await askingCase(world);
    await takeCase(tools, second, light.caseId);
    await closeCase(tools, second, light.caseId, 'talked');
    await world.advance(0);
    const told = world.heard(phone).map(({ text }) => text);
    expect(told.filter((text) => text.endsWith('/console/talks'))).toHaveLength(1);
    expect(told.filter((text) => text.endsWith('/console/talks')).join()).not.toMatch(
      /zebra|gun|[A-Z]\d{3}/,
    );
  });

  it('is shown to who carries it, and as counts to a lead', async () => {
    const { caseId } = await ringingCase(world);
    await takeCase(tools, counselor, caseId);
    await lowerLevel(tools, counselor, caseId, 'L1', 'means-away'); // it was hard all the same
    expect(await ownLoad(tools, counselor)).toMatchObject({ talks: 1, hardDay: 1 });
    await closeCase(tools, counselor, caseId, 'talked');
    expect(await ownLoad(tools, counselor)).toMatchObject({
      talks: 0,
      isAfterHard: true,
      isBreakDue: false,
    });
    const rows = await loadsOfAll(tools, lead);
    expect(rows.find(({ label }) => label === counselor.label)).toEqual({
      label: counselor.label,
      talks: 0,
      hardDay: 1,
      hardWeek: 1,
      isBreakDue: false,
    });
  });
});

describe('a talk whose follow-ups are given on', () => {
  it('weighs on who had it, not on who asks after it, who is not who they talked with last', async () => {
    const own = await openWorld();
    const [had, gets] = [memberOf(own.staff.counselor), memberOf(own.staff.second)];
    const { caseId, from } = await ringingCase(own);
    await takeCase(own.tools, had, caseId);
    await closeCase(own.tools, had, caseId, 'talked');
    await giveFollowUps(own.tools, had, caseId, gets.id);
    expect(await ownLoad(own.tools, had)).toMatchObject({ hardDay: 1, isAfterHard: true });
    expect(await ownLoad(own.tools, gets)).toMatchObject({ hardDay: 0, isAfterHard: false });
    const rows = await loadsOfAll(own.tools, memberOf(own.staff.lead));
    expect(rows.map(({ label, hardDay }) => [label, hardDay])).toEqual(
      expect.arrayContaining([
        [had.label, 1],
        [gets.label, 0],
      ]),
    );
    await own.bring(from, { kind: 'command', name: 'talk', rest: '' });
    await own.tap(from, 'wish:same-counselor');
    const [row] = await rowsOf<{ wanted: string | null }>(
      own,
      `select wanted_id wanted from officer.cases where state = 'waiting'`,
    );
    expect(row?.wanted).toBe(had.id);
  });
});

describe('a break', () => {
  it('is one press, lets the queue pass by, never L3, and ends by itself or by a press', async () => {
    expect(await setBreak(tools, memberOf(staff.admin), true)).toEqual({ kind: 'not-allowed' });
    expect(await setBreak(tools, counselor, true)).toEqual({ kind: 'break' });
    const light = await askingCase(world);
    expect(await takeCase(tools, counselor, light.caseId)).toEqual({ kind: 'resting' });
    const hard = await ringingCase(world);
    expect(await takeCase(tools, counselor, hard.caseId)).toMatchObject({ kind: 'taken' });
    await closeCase(tools, counselor, hard.caseId, 'talked');
    expect(await setBreak(tools, counselor, false)).toEqual({ kind: 'back' });
    expect(await ownLoad(tools, counselor)).toMatchObject({ restsUntil: undefined });
    await setBreak(tools, counselor, true);
    expect((await ownLoad(tools, counselor)).restsUntil).toBeInstanceOf(Date);
    await world.advance(31 * MINUTE);
    expect(await ownLoad(tools, counselor)).toMatchObject({ restsUntil: undefined });
    expect(await takeCase(tools, counselor, light.caseId)).toMatchObject({ kind: 'taken' });
    expect(await recorded(world)).toContain('break-begun');
  });
});

describe('what a counselor knows about', () => {
  it('is ticked by their own hand, and keeps a case of something else for others only a while', async () => {
    const second = memberOf(staff.second);
    expect(await setTopics(tools, memberOf(staff.admin), ['anger'])).toEqual({
      kind: 'not-allowed',
    });
    expect(await setTopics(tools, second, ['anger', 'x; drop'])).toEqual({ kind: 'topics-kept' });
    expect((await ownLoad(tools, second)).topics.filter(({ isTicked }) => isTicked)).toEqual([
      { about: 'anger', isTicked: true },
    ]);
    const { caseId, from } = await askingCase(world);
    await world.tap(from, 'talk-about');
    const buttons = world.heard(from).flatMap(({ choices }) => choices ?? []);
    expect(buttons.map(({ id }) => id)).toContain('wish:about-alcohol');
    await world.tap(from, 'wish:about-alcohol');
    expect(await takeCase(tools, second, caseId)).toEqual({ kind: 'kept-for-others' });
    await world.advance(61 * MINUTE);
    expect(await takeCase(tools, second, caseId)).toMatchObject({ kind: 'taken' });
    expect(await recorded(world)).toContain('topics-set');
  });
});
