import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { caseById } from '../../db/hotline.ts';
import { switchOff } from '../../src/admin/staff.flow.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { dm, GROUP, staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { command, inGroup, linked, linkOf, ringing, words } = staffChats(world);

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
