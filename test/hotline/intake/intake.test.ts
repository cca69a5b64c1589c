// What turns requests for a person away for a time, and what never does: on a real database.

import { beforeEach, describe, expect, it } from 'vitest';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { askBlock, decideBlock, liftBlock } from '../../../src/hotline/intake/block.flow.ts';
import { pauseIntake, resumeIntake } from '../../../src/hotline/intake/intake.flow.ts';
import { ANYONE } from '../../../src/hotline/line/may-take.ts';
import { setDesk } from '../../../src/hotline/line/set-desk.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { queueView } from '../../../src/hotline/queue.flow.ts';
import { raiseLevel } from '../../../src/hotline/relevel.flow.ts';
import { askingCase, auditOfCase, memberOf, ringingCase } from '../../support/desk-world.ts';
import { onCall } from '../../support/on-call.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const [counselor, second, lead] = [staff.counselor, staff.second, staff.lead].map(memberOf);
if (counselor === undefined || second === undefined || lead === undefined) throw new Error('staff');
type From = Parameters<typeof world.heard>[0];
const heard = (from: From) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');
const waiting = async () => (await queueView(tools, lead)).waiting.length;

async function blocked() {
  const { caseId, from } = await askingCase(world);
  await takeCase(tools, counselor as never, caseId);
  heard(from);
  expect(await askBlock(tools, counselor as never, caseId, 'insults')).toMatchObject({
    kind: 'done',
  });
  return { caseId, from };
}

describe('a paused line', () => {
  beforeEach(async () => {
    await pauseIntake(tools, counselor);
  });

  it('tells who asks, with numbers and a place for later, and brings nobody into line', async () => {
    const before = await waiting();
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    expect(heard(from)).toMatch(/12356/);
    expect(await waiting()).toBe(before);
    await world.tap(from, 'talk-keep');
    expect(heard(from)).toMatch(/March 2/);
    expect(await waiting()).toBe(before + 1);
  });

  it('holds up nothing that rates L2 or more', async () => {
    const { caseId } = await ringingCase(world);
    expect((await queueView(tools, lead)).waiting.map(({ id }) => id)).toContain(caseId);
    const from = await world.joined('zh-CN');
    await world.say(from, '我不想活了');
    await world.tap(from, 'direct:yes');
    expect(heard(from)).not.toContain('暂不接');
    await world.tap(from, 'talk'); // in line already
    expect(
      (await queueView(tools, lead)).waiting.filter(({ level }) => level === 'L2'),
    ).toHaveLength(1);
  });

  it('opens again at a press, and by itself after two hours', async () => {
    expect(await resumeIntake(tools, lead)).toEqual({ kind: 'intake-resumed' });
    expect(await resumeIntake(tools, lead)).toEqual({ kind: 'nothing-to-do' });
    await pauseIntake(tools, counselor);
    expect((await queueView(tools, second)).pause).toMatchObject({ by: counselor.label });
    await world.advance(2 * 3_600_000);
    expect((await queueView(tools, second)).pause).toBeUndefined();
  });
});

describe('a block for abuse', () => {
  it('is asked by one, decided by a lead, told to the officer, and runs out', async () => {
    const { caseId, from } = await blocked();
    expect((await queueView(tools, lead)).blocks).toMatchObject([{ caseId, reason: 'insults' }]);
    expect(await decideBlock(tools, second, caseId, true)).toEqual({ kind: 'not-yours' });
    expect(heard(from)).toBe('');
    expect(await decideBlock(tools, lead, caseId, true)).toMatchObject({ kind: 'done' });
    expect(heard(from)).toMatch(/March 9.*12356/s);
    await closeCase(tools, counselor, caseId, 'not-needed');
    heard(from);
    await world.tap(from, 'talk');
    expect(heard(from)).toMatch(/March 9.*12356/s);
    await world.advance(7 * 86_400_000);
    heard(from);
    await world.tap(from, 'talk');
    expect(heard(from)).not.toMatch(/March 9/);
    const actions = (await auditOfCase(world, caseId)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['block-asked', 'block-confirmed']));
  });

  it('keeps nobody from help: words that ring still ring, and confirmed danger comes into line', async () => {
    const { caseId, from } = await blocked();
    await decideBlock(tools, lead, caseId, true);
    await closeCase(tools, counselor, caseId, 'not-needed');
    heard(from);
    await world.say(from, 'My gun is on the nightstand and I want to die');
    expect(heard(from)).toContain('120');
    const { waiting: line } = await queueView(tools, lead);
    expect(line.filter(({ level }) => level === 'L3' || level === 'L4').length).toBeGreaterThan(0);
  });

  it('is refused to one’s own request, to whoever may be in danger, and with no reason', async () => {
    const { caseId } = await askingCase(world);
    await takeCase(tools, lead, caseId);
    expect(await askBlock(tools, second, caseId, 'threats')).toEqual({ kind: 'not-yours' });
    expect(await askBlock(tools, lead, caseId, 'because')).toEqual({ kind: 'reason-needed' });
    await askBlock(tools, lead, caseId, 'threats');
    expect(await askBlock(tools, lead, caseId, 'threats')).toEqual({ kind: 'block-already' });
    expect(await decideBlock(tools, lead, caseId, true)).toEqual({ kind: 'same-person' });
    const { caseId: other } = await blocked();
    await raiseLevel(tools, counselor, other, 'L3', 'intent-told');
    expect(await decideBlock(tools, lead, other, true)).toEqual({ kind: 'too-urgent' });
    expect(await askBlock(tools, counselor, other, 'threats')).toEqual({ kind: 'too-urgent' });
  });

  it('is lifted or refused by a lead, and the page says which', async () => {
    const { caseId, from } = await blocked();
    await decideBlock(tools, lead, caseId, false);
    expect(heard(from)).toBe('');
    await askBlock(tools, counselor, caseId, 'sexual');
    await decideBlock(tools, lead, caseId, true);
    heard(from);
    expect(await liftBlock(tools, counselor, caseId)).toEqual({ kind: 'not-yours' });
    expect(await liftBlock(tools, lead, caseId)).toMatchObject({ kind: 'done' });
    expect(heard(from)).not.toBe('');
    const opened = await openCase(tools, lead, caseId);
    expect(opened.kind === 'opened' && opened.view.block.asked).toEqual({
      reason: 'sexual',
      state: 'lifted',
    });
  });
});

describe('a desk where everybody is in a talk', () => {
  it('says so, with numbers, and keeps the place', async () => {
    await onCall(world, 'primary', staff.second, { fromH: -1, toH: 99 });
    await setDesk(tools, staff.second.id, { ...ANYONE, talksMax: 1 });
    const { caseId } = await askingCase(world);
    await takeCase(tools, second, caseId);
    const from = await world.joined('zh-CN');
    await world.tap(from, 'talk');
    expect(heard(from)).toMatch(/(都在谈话|手上都满|没有一个人空|都陪着人).*12356/s);
  });
});
