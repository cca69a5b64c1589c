// A counselor's own chat as the other end of a talk, on a real database.

import { afterEach, describe, expect, it } from 'vitest';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { joinTalk, offerCase, takeOver } from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { auditOfCase, memberOf, recorded } from '../../support/desk-world.ts';
import { messengerWorld } from '../../support/messenger-world.ts';
import { onCall } from '../../support/on-call.ts';
import { GROUP } from '../../support/staff-chats.ts';

const { world, policy, asking, linked, talking, tidy, told, words } = await messengerWorld();
const { tools, staff } = world;
const counselor = memberOf(staff.counselor);
const chat = await linked(staff.counselor);
await onCall(world, 'primary', staff.counselor);

afterEach(async () => {
  await tidy();
  world.heard(chat);
});

describe('an alert', () => {
  it('has “Talk here” in a counselor’s own chat alone, and only while an admin allows it', async () => {
    await asking();
    await world.advance(0);
    const labels = () =>
      world.heard(chat).flatMap(({ choices = [] }) => choices.map((c) => c.label));
    expect(labels()).toEqual(['Acknowledge', 'Talk here']);
    const inGroup = world.heard(GROUP).flatMap(({ choices = [] }) => choices.map((c) => c.id));
    expect(inGroup.filter((id) => !id.startsWith('ack:'))).toEqual([]);
    await policy(false);
    await asking();
    await world.advance(0);
    expect(labels()).toEqual(['Acknowledge']);
    await world.advance(1);
    await policy(true);
  });

  it('that was acknowledged there offers it as well', async () => {
    const { caseId } = await asking();
    await world.tap(chat, `ack:${caseId}`);
    expect(
      world
        .heard(chat)
        .at(-1)
        ?.choices?.map(({ id }) => id),
    ).toEqual([`talk-here:${caseId}`]);
  });
});

describe('“Talk here”', () => {
  it('takes the case, tells the officer how to refuse, and shows what they wrote, covered', async () => {
    const said = 'I want to die, my number is 13812345678 and my gun is on the nightstand';
    const { officer, caseId, code } = await asking('telegram', said);
    world.heard(chat);
    await world.tap(chat, `talk-here:${caseId}`);
    const [open, ...none] = words(chat);
    expect(none).toEqual([]); // the officer could not yet say no
    await world.advance(1_000);
    await world.say(officer, 'all right');
    const [first = ''] = words(chat);
    expect(open).toContain(`${code}: you are talking here now`);
    expect(first).toMatch(new RegExp(`^${code} · L[34]\nI want to die, my number is `));
    expect(first).not.toContain('13812345678');
    expect(first).toMatch(/\n\nall right$/);
    const line = world.heard(officer).find(({ text }) => text.includes('Telegram'));
    expect(line?.text).toContain(counselor.label);
    expect(line?.choices?.map(({ id }) => id)).toEqual(['console-only']);
    const actions = (await auditOfCase(world, caseId)).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['case-claimed', 'messenger-opened', 'case-opened-by']),
    );
  });

  it('carries words both ways, and the console shows the same talk', async () => {
    const { officer, caseId, code } = await talking(chat);
    await world.say(chat, 'I am here. Are you safe right now?');
    expect(told(officer)).toContain('Counselor 1:\nI am here. Are you safe right now?');
    expect(told(chat)).toBe(`✓ ${code}`);
    await world.advance(1_000);
    await world.say(officer, 'yes, I am outside');
    expect(told(chat)).toMatch(new RegExp(`^${code} · L3\nMy gun is .*\n\nyes, I am outside$`));
    await world.advance(1_000);
    await world.say(officer, 'thank you');
    expect(told(chat)).toBe(`${code} · L3\nthank you`);
    const opened = await openCase(tools, counselor, caseId);
    const said = opened.kind === 'opened' ? opened.view.said : [];
    expect(said.slice(-3, -1).map((line) => [line.author, line.words, line.fate])).toEqual([
      ['counselor', 'I am here. Are you safe right now?', 'delivered'],
      ['officer', 'yes, I am outside', undefined],
    ]);
    await world.tap(chat, `moment-here:${caseId}`);
    expect(told(chat)).toContain('you need a moment');
    expect(told(officer)).not.toBe('');
  });

  it('reaches a question about death as it is, and brings no card between the two', async () => {
    const { officer, code } = await talking(chat);
    await world.say(chat, 'Do you think of killing yourself tonight?');
    expect(told(officer)).toContain('killing yourself tonight');
    expect(told(chat)).toBe(`✓ ${code}`);
  });

  it('comes once for a message that the platform brings twice', async () => {
    const { officer } = await talking(chat);
    const said = { kind: 'words', words: 'one only' } as const;
    expect(await world.bring(chat, said, { id: 'update-9' })).toEqual({ kind: 'committed' });
    expect(await world.bring(chat, said, { id: 'update-9' })).toEqual({ kind: 'repeat' });
    expect(told(officer).match(/one only/g)).toHaveLength(1);
  });

  it('opens a talk that was taken in the console, from the list of one’s own', async () => {
    const { caseId, code } = await asking();
    await takeCase(tools, counselor, caseId);
    await world.bring(chat, { kind: 'command', name: 'talk', rest: '' });
    const choices = world.heard(chat).at(-1)?.choices ?? [];
    expect(choices).toContainEqual({ id: `talk-here:${caseId}`, label: `${code} · L3` });
    await world.tap(chat, `talk-here:${caseId}`);
    expect(told(chat)).toContain(`${code}: you are talking here now`);
  });

  it('shows who joined by name, once, and what a colleague said before a hand-over', async () => {
    const { officer, caseId } = await talking(chat);
    const lead = memberOf(staff.lead);
    await joinTalk(tools, lead, caseId);
    await world.advance(1_000);
    await world.say(officer, 'who is that?');
    world.heard(chat);
    await world.advance(1_000);
    await sayToOfficer(tools, lead, caseId, 'I sit in now', 'page-1');
    expect(told(chat)).toMatch(/^[A-Z\d]{6} · L3\nLead:\nI sit in now$/);
    await offerCase(tools, counselor, caseId, lead.id);
    await takeOver(tools, lead, caseId);
    const leads = await linked(staff.lead);
    await world.tap(leads, `talk-here:${caseId}`);
    await world.advance(1_000);
    await world.say(officer, 'hello to you as well');
    expect(told(leads)).toMatch(/My gun is on the nightstand.*hello to you as well$/s);
    await closeCase(tools, lead, caseId, 'talked');
  });

  it('leaves no word and no address in records, jobs or logs', async () => {
    const { officer } = await talking(chat);
    await world.say(chat, 'marker-of-the-counselor');
    await world.say(officer, 'marker-of-the-officer');
    const all = `${await recorded(world)}${world.logged()}`;
    expect(all).not.toMatch(/marker-of-the/);
    expect(all).not.toContain(chat.id);
  });
});

describe('in Chinese', () => {
  it('both hear their own language', async () => {
    const { officer, caseId } = await asking('telegram', '枪就在我腰上，真想死', 'zh-CN');
    await world.tap(chat, `talk-here:${caseId}`);
    const line = world.heard(officer).find(({ text }) => text.includes('Telegram'));
    expect(line?.text).toMatch(/Counselor 1.*Telegram/s);
    expect(line?.choices).toEqual([{ id: 'console-only', label: '我不同意' }]);
    await world.tap(officer, 'console-only');
    expect(told(officer)).toMatch(/受保护的页面|关掉/);
    expect(told(chat)).not.toContain('枪就在我腰上');
  });
});
