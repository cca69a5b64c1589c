import { describe, expect, it } from 'vitest';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import {
  endTask,
  giveFollowUps,
  keepCase,
  postponeTask,
  reopenTalk,
} from '../../../src/hotline/after/follow-ups.flow.ts';
import { writeNote } from '../../../src/hotline/after/notes.flow.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { ANYONE } from '../../../src/hotline/line/may-take.ts';
import { setDesk } from '../../../src/hotline/line/set-desk.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { lowerLevel } from '../../../src/hotline/relevel.flow.ts';
import { wallView } from '../../../src/hotline/wall.flow.ts';
import { askingCase, recorded, ringingCase } from '../../support/desk-world.ts';
import { CHAT, endedTalks } from '../../support/ended-talks.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const { counselor, second, lead, view, own, ended, actionsOf } = endedTalks(world);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('follow-ups', () => {
  it('are made when the talk ends, by the highest level that it had, and told to the officer', async () => {
    const { caseId, from } = await ringingCase(world);
    await takeCase(tools, counselor, caseId);
    world.heard(from);
    await lowerLevel(tools, counselor, caseId, 'L1', 'means-away');
    expect(world.heard(from)).toEqual([]); // the talk goes on
    await closeCase(tools, counselor, caseId, 'talked');
    const mine = await own(caseId);
    expect(mine).toHaveLength(16);
    const shown = (await view()).own.filter((one) => one.caseId === caseId);
    expect(shown[0]).toMatchObject({ level: 'L3', place: 1, places: 16 });
    expect(shown.some(({ span }) => span === 'later')).toBe(false); // a year of days hides none
    const said = world.heard(from);
    expect(said.flatMap(({ choices = [] }) => choices.map(({ id }) => id))).toContain(
      'follow-up-no',
    );
  });

  it('are none where nobody needed a talk, and end at one tap of the officer', async () => {
    const none = await askingCase(world);
    await takeCase(tools, counselor, none.caseId);
    await closeCase(tools, counselor, none.caseId, 'not-needed');
    expect(await own(none.caseId)).toEqual([]);
    const { caseId, from } = await ended();
    expect(await own(caseId)).toHaveLength(16);
    await world.tap(from, 'follow-up-no');
    expect(await own(caseId)).toEqual([]);
    expect(await recorded(world)).toContain('follow-ups-declined');
  });

  it('are put off for a reason, done with an outcome, and nobody else’s to touch', async () => {
    const { caseId } = await ended();
    const [first] = await own(caseId);
    const of = { caseId, taskId: first?.id ?? '' };
    const wish = { hours: '12', reason: 'on-duty' };
    expect((await postponeTask(tools, second, of, wish)).kind).toMatch(/not-yours|no-such/);
    expect(await postponeTask(tools, counselor, of, wish)).toMatchObject({ kind: 'done' });
    expect((await own(caseId))[0]).toMatchObject({ postponedFor: 'on-duty' });
    expect((await endTask(tools, second, of, 'reached-same')).kind).toMatch(/not-yours|no-such/);
    expect(await endTask(tools, counselor, of, 'reached-same')).toMatchObject({ kind: 'done' });
    expect(await endTask(tools, counselor, of, 'reached-same')).toEqual({ kind: 'done-already' });
    expect(await own(caseId)).toHaveLength(15);
  });

  it('go on in the same talk, which counts as the one that was due', async () => {
    const { caseId, from } = await ended();
    await world.advance(20 * HOUR);
    world.heard(from);
    expect(await reopenTalk(tools, second, caseId)).toEqual({ kind: 'not-yours' });
    expect(await reopenTalk(tools, counselor, caseId)).toMatchObject({ kind: 'done' });
    expect(world.heard(from)[0]?.text).toContain('Counselor 1');
    await world.say(from, 'A bit better, thanks.');
    await sayToOfficer(tools, counselor, caseId, 'Glad to read that.', tools.newId());
    await closeCase(tools, counselor, caseId, 'talked', { seen: 'better' });
    const left = await own(caseId);
    expect(left).toHaveLength(15);
    expect(left[0]).toMatchObject({ nth: 1 });
    const wall = await wallView(tools, lead, '30');
    expect(wall?.followed.held).toBeGreaterThan(0);
  });

  it('ask nobody who said STOP, and nobody who is in another talk', async () => {
    const stopped = await ended();
    await world.say(stopped.from, 'STOP');
    expect(await reopenTalk(tools, counselor, stopped.caseId)).toEqual({ kind: 'hushed' });
    const busy = await ended();
    await world.bring(busy.from, { kind: 'command', name: 'talk', rest: '' });
    expect(await reopenTalk(tools, counselor, busy.caseId)).toEqual({ kind: 'talks-elsewhere' });
  });

  it('are given on with the case, never to who is in charge of the officer’s unit', async () => {
    const { caseId } = await ended();
    await writeNote(tools, counselor, caseId, 'A note.');
    await setDesk(tools, second.id, { ...ANYONE, unitId: world.unitId, isInCharge: true });
    expect(await giveFollowUps(tools, counselor, caseId, second.id)).toEqual({ kind: 'own-unit' });
    await setDesk(tools, second.id, ANYONE);
    expect(await giveFollowUps(tools, counselor, caseId, staff.admin.id)).toEqual({
      kind: 'nobody-there',
    });
    expect(await giveFollowUps(tools, counselor, caseId, second.id)).toMatchObject({
      kind: 'done',
    });
    expect(await own(caseId)).toEqual([]);
    expect(await own(caseId, second)).toHaveLength(16);
    const opened = await openCase(tools, second, caseId);
    expect(opened.kind === 'opened' && opened.view.notes).toHaveLength(1);
    expect((await openCase(tools, counselor, caseId)).kind).toMatch(/not-yours|no-such-case/);
  });

  it('climb to the leads once overdue, in an alert without a word', async () => {
    const { caseId } = await ended();
    await world.advance(27 * HOUR);
    expect((await view(lead)).others.some((one) => one.caseId === caseId)).toBe(true);
    world.heard(CHAT);
    expect(await actionsOf(caseId)).not.toContain('follow-up-climbed');
    await world.advance(2 * HOUR);
    expect(await actionsOf(caseId)).toContain('follow-up-climbed');
    expect(world.heard(CHAT).some(({ text }) => text.includes('/console/follow-ups'))).toBe(true);
    const [first] = await own(caseId);
    const of = { caseId, taskId: first?.id ?? '' };
    expect(await endTask(tools, lead, of, 'not-reached')).toMatchObject({ kind: 'done' });
  });

  it('end with the officer’s data', async () => {
    const { caseId, from } = await ended();
    await world.tap(from, 'erase:yes');
    expect(await own(caseId)).toEqual([]);
    expect(
      (await rowsOf(world, `select 1 from officer.case_tasks where outcome = 'erased'`)).length,
    ).toBeGreaterThan(0);
  });
});

describe('a case whose follow-ups are done', () => {
  it('closes for good after two quiet weeks and a notice, unless whoever has it keeps it', async () => {
    const { caseId } = await ended();
    const [{ from: kept }, other] = [await ended(), await ended()];
    expect(kept).toBeDefined();
    for (const { id } of await own(caseId))
      await endTask(tools, counselor, { caseId, taskId: id }, 'reached-better');
    for (const { id } of await own(other.caseId))
      await endTask(tools, counselor, { caseId: other.caseId, taskId: id }, 'reached-better');
    await world.advance(14 * DAY + HOUR);
    const closing = (await view()).closing.map((one) => one.caseId);
    expect(closing).toEqual(expect.arrayContaining([caseId, other.caseId]));
    expect(await keepCase(tools, counselor, other.caseId)).toMatchObject({ kind: 'done' });
    await world.advance(4 * DAY);
    expect(await actionsOf(caseId)).toEqual(
      expect.arrayContaining(['close-announced', 'case-settled']),
    );
    expect(await actionsOf(other.caseId)).not.toContain('case-settled');
    expect(await own(other.caseId)).toHaveLength(1);
    expect((await openCase(tools, counselor, caseId)).kind).toBe('not-yours');
  });
});

describe('a counselor who leaves', () => {
  it('leaves follow-ups to the leads, who give them on', async () => {
    const { caseId } = await ended('same', second);
    await switchOff(tools, second.id, `admin:${staff.admin.id}`);
    await world.advance(0);
    const [left] = (await view(lead)).others.filter((one) => one.caseId === caseId);
    expect(left).toMatchObject({ owner: undefined });
    expect(await giveFollowUps(tools, lead, caseId, counselor.id)).toMatchObject({ kind: 'done' });
    expect(await own(caseId)).toHaveLength(16);
  });
});
