import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { caseById } from '../../db/hotline.ts';
import type { Staff } from '../../db/staff.ts';
import { scheduleList } from '../../src/admin/schedule.flow.ts';
import { makeLink } from '../../src/admin/sign-in.flow.ts';
import { switchOff } from '../../src/admin/staff.flow.ts';
import type { Address, Inbound, Said } from '../../src/core/message.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { openWorld, type World } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const GROUP: Address = { channel: 'telegram', id: '-100' };

const dm = (id: string): Address => ({ channel: 'telegram', id });
const words = (address: Address) => world.heard(address).map(({ text }) => text);
const command = (from: Address, name: 'staff' | 'schedule', rest: string) =>
  world.bring(from, { kind: 'command', name, rest });
const inGroup = (by: Address | undefined, said: Said, more: Partial<Inbound> = {}) =>
  world.bring(GROUP, said, { place: 'group', ...(by && { by }), ...more });

async function linkOf(member: Staff): Promise<string> {
  const made = await makeLink(tools, member.id);
  return made.kind === 'made' ? made.url : '';
}

async function linked(member: Staff): Promise<Address> {
  const from = dm(tools.newId());
  await command(from, 'staff', await linkOf(member));
  world.heard(from);
  return from;
}

async function ringing(of: World = world) {
  const officer = await of.joined();
  await of.tap(officer, 'talk');
  await of.advance(0);
  const alert = of.heard(GROUP).at(-1);
  const [{ id: choice = '' } = {}] = alert?.choices ?? [];
  return { officer, choice, caseId: choice.slice('ack:'.length) };
}

const stateOf = (caseId: string) =>
  tools.pools.officer.transact('wl_bot', ({ db }) => caseById(db, caseId));

describe('a staff chat', () => {
  it('is linked by a one-time link, and only once', async () => {
    const link = await linkOf(world.staff.counselor);
    const from = dm('1001');
    await command(from, 'staff', link);
    expect(words(from)[0]).toContain('Counselor');
    await command(dm('1002'), 'staff', link);
    expect(words(dm('1002'))[0]).toContain("doesn't work");
  });

  it.each(['', 'nonsense', 'x'.repeat(5_000), '43-character-token-that-nobody-ever-made-here'])(
    'is not linked by %#',
    async (rest) => {
      const from = dm(tools.newId());
      await command(from, 'staff', rest);
      expect(words(from)[0]).toContain("doesn't work");
    },
  );

  it('is not linked by a link that is ten minutes old, nor as a whole group', async () => {
    const old = await linkOf(world.staff.lead);
    await world.advance(11 * 60_000);
    await command(dm('1003'), 'staff', old);
    expect(words(dm('1003'))[0]).toContain("doesn't work");
    const fresh = await linkOf(world.staff.lead);
    const said = { kind: 'command', name: 'staff', rest: fresh } as const;
    await inGroup(dm('1004'), said);
    expect(words(GROUP).at(-1)).toContain("doesn't work");
    await command(dm('1004'), 'staff', fresh); // it was not used up
    expect(words(dm('1004'))[0]).toContain('Counselling lead');
  });

  it('leaves a record without the address or the token', async () => {
    const link = await linkOf(world.staff.second);
    await command(dm('555000111'), 'staff', link);
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 5),
    );
    expect(events.map(({ action }) => action)).toContain('chat-linked');
    const told = JSON.stringify(events) + world.logged();
    expect(told).not.toContain('555000111');
    expect(told).not.toContain(link.split('#')[1]);
  });

  it('of an account that is switched off is nobody’s', async () => {
    const from = await linked(world.staff.second);
    await switchOff(tools, world.staff.second.id);
    const { choice } = await ringing();
    await world.tap(from, choice);
    expect(words(from)[0]).toContain("That's for staff");
  });
});

describe('an alert', () => {
  it('is acknowledged in a group by the one who pressed, and audited as theirs', async () => {
    const me = await linked(world.staff.counselor);
    const { choice, caseId } = await ringing();
    await inGroup(me, { kind: 'choice', id: choice });
    expect(words(GROUP).at(-1)).toContain('acknowledged');
    expect((await stateOf(caseId))?.acknowledgedAt).toEqual(world.now());
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 5),
    );
    expect(events.find(({ action }) => action === 'case-acknowledged')).toMatchObject({
      actor: `counselor:${world.staff.counselor.id}`,
      subject: `case:${caseId}`,
    });
  });

  it('keeps ringing when somebody else presses', async () => {
    const admin = await linked(world.staff.admin);
    const { choice, caseId, officer } = await ringing();
    world.heard(officer);
    await inGroup(undefined, { kind: 'choice', id: choice });
    await inGroup(dm('stranger'), { kind: 'choice', id: choice });
    await inGroup(admin, { kind: 'choice', id: choice });
    await world.tap(officer, choice);
    expect(words(GROUP).filter((text) => text.includes("That's for staff"))).toHaveLength(3);
    expect(words(officer)).toEqual([expect.stringContaining("That's for staff")]);
    expect((await stateOf(caseId))?.acknowledgedAt).toBeNull();
  });

  it('tells a late press what became of it', async () => {
    const me = await linked(world.staff.counselor);
    const { choice, caseId } = await ringing();
    await takeCase(tools, world.staff.lead, caseId);
    await inGroup(me, { kind: 'choice', id: choice });
    expect(words(GROUP).at(-1)).toContain('claimed');
    await closeCase(tools, world.staff.lead, caseId, 'talked');
    await inGroup(me, { kind: 'choice', id: choice });
    expect(words(GROUP).at(-1)).toContain('closed');
  });

  it('pressed twice by one update is pressed once', async () => {
    const me = await linked(world.staff.counselor);
    const { choice } = await ringing();
    const press = { kind: 'choice', id: choice } as const;
    expect(await inGroup(me, press, { id: 'update-7' })).toEqual({ kind: 'committed' });
    expect(await inGroup(me, press, { id: 'update-7' })).toEqual({ kind: 'repeat' });
    expect(words(GROUP).filter((text) => text.includes('acknowledged'))).toHaveLength(1);
  });

  it.each(['ack:', 'ack:nonsense', "ack:' or 1=1", 'ack:01a2016f-0ef9-7693-aa2e-c05748c84ace'])(
    'that does not exist is no alert: %s',
    async (choice) => {
      const me = await linked(world.staff.counselor);
      await world.tap(me, choice);
      expect(words(me)[0]).toBeDefined();
    },
  );
});

describe('a schedule by sentence', () => {
  it('is previewed, confirmed by a tap, and recorded', async () => {
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', 'Unit 1 weekdays 20:00');
    const [preview] = world.heard(admin);
    expect(preview?.text).toBe(
      'Unit 1\nNow: no check-in\nNew: weekdays 20:00\nPeople affected: fewer than 10\nNothing changes until you confirm.',
    );
    expect(await scheduleList(tools)).toEqual([]);
    const [yes] = preview?.choices ?? [];
    await world.tap(admin, yes?.id ?? '');
    expect(words(admin)[0]).toContain('Unit 1: changed');
    expect(await scheduleList(tools)).toMatchObject([{ cron: '0 20 * * 1-5', isActive: true }]);
    await world.tap(admin, yes?.id ?? '');
    expect(words(admin)[0]).toContain('has changed since');
  });

  it('may come without the command, and be called off', async () => {
    const admin = await linked(world.staff.admin);
    await world.say(admin, 'B班 周五 20点');
    const [preview] = world.heard(admin);
    expect(preview?.text).toContain('Unit 1, squad B\nNow: no check-in\nNew: Fri 20:00');
    await world.tap(admin, preview?.choices?.[1]?.id ?? '');
    expect(words(admin)[0]).toContain('Left as it was');
    expect(await scheduleList(tools)).toHaveLength(1);
  });

  it.each([
    ['', 'which unit'],
    ['Unit 9 weekdays 20:00', 'no unit or squad'],
    ['Unit 1 weekdays 20:00 21:00', 'more than one time'],
    ['squad B mon', 'no time of day'],
    ['squad B 20:00', 'no days'],
    ['x'.repeat(10_000), 'no unit or squad'],
  ])('is asked back where it is unclear: %#', async (sentence, reason) => {
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', sentence);
    expect(words(admin)[0]).toContain(reason);
  });

  it('is nobody else’s', async () => {
    const counselor = await linked(world.staff.counselor);
    await command(counselor, 'schedule', 'Unit 1 weekdays 20:00');
    expect(words(counselor)[0]).toContain("That's for staff");
    const officer = await world.joined('en');
    await command(officer, 'schedule', 'Unit 1 weekdays 20:00');
    expect(words(officer)[0]).toContain("That's for staff");
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', 'Unit 1 weekends 10:00');
    const [yes] = world.heard(admin)[0]?.choices ?? [];
    await world.tap(counselor, yes?.id ?? '');
    await world.tap(officer, yes?.id ?? '');
    expect(words(counselor)[0]).toContain("That's for staff");
    expect(words(officer)[0]).toContain("That's for staff");
    for (const choice of ['schedule-yes:', 'schedule-yes:nonsense']) {
      await world.tap(admin, choice);
      expect(words(admin)[0]).toBeDefined();
    }
  });
});

describe('staff who write of danger', () => {
  it('get the crisis card, in a group the way to write alone', async () => {
    const me = await linked(world.staff.admin);
    await world.say(me, 'I want to kill myself');
    expect(words(me)[0]).toContain('12356');
    await inGroup(undefined, { kind: 'words', words: '我不想活了' });
    expect(words(GROUP).at(-1)).toMatch(/\d{3,}/);
  });

  it('and else talk among themselves in their group', async () => {
    words(GROUP);
    await inGroup(undefined, { kind: 'words', words: 'who takes the night?' });
    await inGroup(undefined, { kind: 'unreadable' });
    expect(words(GROUP)).toEqual([]);
  });
});
