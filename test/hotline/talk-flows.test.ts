import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/admin/staff.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase, releaseCase } from '../../src/hotline/close.flow.ts';
import { giveMoment, sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { ANYONE } from '../../src/hotline/line/may-take.ts';
import { setDesk } from '../../src/hotline/line/set-desk.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { lowerLevel, raiseLevel } from '../../src/hotline/relevel.flow.ts';
import { auditOfCase, MARKER, memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);
const lead = memberOf(world.staff.lead);
const admin = memberOf(world.staff.admin);
await setDesk(tools, counselor.id, { ...ANYONE, talksMax: 50 });

async function talk(locale: 'en' | 'zh-CN' = 'en') {
  const opened = await ringingCase(world, locale);
  await takeCase(tools, counselor, opened.caseId);
  world.heard(opened.from);
  return opened;
}

async function actions(caseId: string): Promise<string[]> {
  return (await auditOfCase(world, caseId)).map(({ action }) => action);
}

describe('what a counselor writes', () => {
  it('reaches the officer once, however often it is tried, and is audited once', async () => {
    const { caseId, from } = await talk();
    const say = () => sayToOfficer(tools, counselor, caseId, `  I am here. ${MARKER} `, 'first');
    const sent = await say();
    expect(sent.kind).toBe('sent');
    expect(await say()).toEqual({ ...sent, kind: 'repeat' });
    const heard = world.heard(from);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain(`I am here. ${MARKER}`);
    expect(heard[0]?.text).toContain('Counselor 1');
    const kept = (await actions(caseId)).filter((one) => one.startsWith('message-'));
    expect(kept).toEqual(['message-sent', 'message-fate']);
    const opened = await openCase(tools, counselor, caseId);
    expect(opened.kind === 'opened' && opened.view.said.at(-1)?.fate).toBe('delivered');
  });

  it('is sent once by two presses at the same moment', async () => {
    const { caseId, from } = await talk();
    const press = () => sayToOfficer(tools, counselor, caseId, 'hello', 'same');
    const kinds = (await Promise.all([press(), press()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['repeat', 'sent']);
    expect(world.heard(from)).toHaveLength(1);
  });

  it.each([
    ['nothing', ' \n ', 'empty'],
    ['more than one message holds', 'x'.repeat(3_501), 'too-long'],
  ])('is refused when it is %s', async (_, words, kind) => {
    const { caseId } = await talk();
    expect(await sayToOfficer(tools, counselor, caseId, words, 'id')).toEqual({ kind });
  });

  it('is refused from anyone else, before a claim, and after the close', async () => {
    const { caseId } = await ringingCase(world);
    expect(await sayToOfficer(tools, counselor, caseId, 'x', 'a')).toEqual({ kind: 'not-yours' });
    await takeCase(tools, counselor, caseId);
    for (const other of [second, lead])
      expect(await sayToOfficer(tools, other, caseId, 'x', 'a')).toEqual({ kind: 'not-yours' });
    expect(await sayToOfficer(tools, admin, caseId, 'x', 'a')).toEqual({ kind: 'no-such-case' });
    await closeCase(tools, counselor, caseId, 'talked');
    expect(await sayToOfficer(tools, counselor, caseId, 'x', 'a')).toEqual({ kind: 'closed' });
    expect(await sayToOfficer(tools, counselor, tools.newId(), 'x', 'a')).toEqual({
      kind: 'no-such-case',
    });
  });

  it('can be a pause, of which the officer hears', async () => {
    const { caseId, from } = await talk('zh-CN');
    expect(await giveMoment(tools, counselor, caseId)).toMatchObject({ kind: 'done' });
    expect(world.heard(from)[0]?.text).toMatch(/咨询师/);
    expect(await giveMoment(tools, second, caseId)).toEqual({ kind: 'not-yours' });
  });

  it('cannot reach an officer who erased their data: the talk is closed with it', async () => {
    const { caseId, from } = await talk();
    await world.tap(from, 'erase');
    await world.tap(from, 'erase:yes');
    const said = await sayToOfficer(tools, counselor, caseId, 'x', 'a');
    expect(said).toEqual({ kind: 'closed' });
    const opened = await openCase(tools, lead, caseId);
    expect(opened.kind === 'opened' && opened.view.officer).toBeUndefined();
  });
});

describe('a level', () => {
  it('is lowered only by the counselor in the talk, with a reason', async () => {
    const { caseId } = await ringingCase(world);
    const lower = (who: Member, to: string, reason: string) =>
      lowerLevel(tools, who, caseId, to, reason);
    expect(await lower(counselor, 'L1', 'says-safe')).toEqual({ kind: 'not-yours' });
    expect(await lower(lead, 'L1', 'says-safe')).toEqual({ kind: 'not-yours' });
    await takeCase(tools, counselor, caseId);
    expect(await lower(second, 'L1', 'says-safe')).toEqual({ kind: 'not-yours' });
    expect(await lower(counselor, 'L1', '')).toEqual({ kind: 'reason-needed' });
    expect(await lower(counselor, 'L1', 'intent-told')).toEqual({ kind: 'reason-needed' });
    expect(await lower(counselor, 'L3', 'says-safe')).toEqual({ kind: 'not-lower' });
    expect(await lower(counselor, 'L9', 'says-safe')).toEqual({ kind: 'not-lower' });
    expect(await lower(counselor, 'L1', 'says-safe')).toMatchObject({ kind: 'done' });
    expect((await auditOfCase(world, caseId)).at(-2)).toMatchObject({
      action: 'level-lowered',
      detail: { from: 'L3', to: 'L1', reason: 'says-safe' },
    });
  });

  it('is raised with a reason too, and by a lead while the case waits, which rings', async () => {
    const { caseId } = await ringingCase(world);
    const raise = (who: Member, to: string, reason: string) =>
      raiseLevel(tools, who, caseId, to, reason);
    expect(await raise(second, 'L4', 'silent')).toEqual({ kind: 'not-yours' });
    expect(await raise(lead, 'L4', 'says-safe')).toEqual({ kind: 'reason-needed' });
    expect(await raise(lead, 'L3', 'silent')).toEqual({ kind: 'not-higher' });
    world.heard({ channel: 'telegram', id: '-100' });
    expect(await raise(lead, 'L4', 'silent')).toMatchObject({ kind: 'done' });
    expect(world.heard({ channel: 'telegram', id: '-100' })[0]?.text).toContain('L4');
    await takeCase(tools, counselor, caseId);
  });
});

describe('ending a talk', () => {
  it('closes with an outcome, and asks the officer how it was', async () => {
    const { caseId, from } = await talk();
    expect(await closeCase(tools, second, caseId, 'talked')).toEqual({ kind: 'not-yours' });
    expect(await closeCase(tools, counselor, caseId, 'gone')).toEqual({ kind: 'no-such-outcome' });
    expect(await closeCase(tools, counselor, caseId, 'referred')).toMatchObject({ kind: 'done' });
    expect(await closeCase(tools, counselor, caseId, 'referred')).toEqual({ kind: 'closed' });
    expect(world.heard(from)[0]?.choices?.map(({ id }) => id)).toEqual([
      `after:better:${caseId}`,
      `after:same:${caseId}`,
      `after:worse:${caseId}`,
    ]);
    expect((await auditOfCase(world, caseId)).at(-2)?.detail).toEqual({ outcome: 'referred' });
  });

  it('hands back to the queue, which rings again and tells the officer', async () => {
    const { caseId, from } = await talk();
    const chat = { channel: 'telegram', id: '-100' } as const;
    world.heard(chat);
    expect(await releaseCase(tools, second, caseId)).toEqual({ kind: 'not-yours' });
    expect(await releaseCase(tools, counselor, caseId)).toMatchObject({ kind: 'done' });
    expect(world.heard(chat)).toHaveLength(1);
    expect(world.heard(from)).toHaveLength(1);
    const { waiting } = await queueView(tools, counselor);
    expect(waiting.find(({ id }) => id === caseId)?.clock).toMatchObject({ kind: 'ringing' });
    expect(await takeCase(tools, second, caseId)).toMatchObject({ kind: 'taken' });
  });

  it('lets a lead hand back for a counselor who fell silent', async () => {
    const { caseId } = await talk();
    expect(await releaseCase(tools, lead, caseId)).toMatchObject({ kind: 'done' });
  });

  it('misses nothing that the officer writes at the very moment of the close', async () => {
    const { caseId, from } = await talk();
    const [, closed] = await Promise.all([
      world.say(from, 'My gun is in my hand and I want to die now'),
      closeCase(tools, counselor, caseId, 'talked'),
    ]);
    expect(closed.kind).toBe('done');
    const { waiting } = await queueView(tools, counselor);
    const opened = await openCase(tools, lead, caseId);
    const wasSeen =
      opened.kind === 'opened' &&
      opened.view.said.some(({ words }) => words.includes('in my hand'));
    // Either it was part of the talk that was then closed, or it rings anew; never neither.
    expect(wasSeen || waiting.some(({ level }) => level === 'L4')).toBe(true);
  });
});
