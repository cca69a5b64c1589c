// Where a talk may not be had in a counselor's chat: the case stays where it is, on a real database.

import { afterEach, describe, expect, it } from 'vitest';
import { activateTalk } from '../../../db/messenger-talks.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { auditOfCase, memberOf } from '../../support/desk-world.ts';
import { messengerWorld } from '../../support/messenger-world.ts';

const { world, policy, asking, linked, tidy, told } = await messengerWorld();
const { tools, staff } = world;
const lead = memberOf(staff.lead);
const chat = await linked(staff.counselor);

afterEach(async () => {
  await tidy();
  world.heard(chat);
});

describe('nothing is taken, and no word shown', () => {
  it.each(['web', 'slack', 'terminal'] as const)('of an officer on %s', async (channel) => {
    const { officer, caseId } = await asking(channel, 'I want to die, my gun is here marker-77');
    await world.tap(chat, `talk-here:${caseId}`);
    const said = told(chat);
    expect(said).toMatch(/can't be had in this chat.*\/console\/talks\//);
    expect(said).not.toContain('marker-77');
    expect((await auditOfCase(world, caseId)).map(({ action }) => action)).not.toContain(
      'case-claimed',
    );
    await world.say(chat, 'not for anybody');
    expect(told(officer)).not.toContain('not for anybody');
  });

  it('while no admin allows it', async () => {
    const { caseId } = await asking();
    await world.advance(1);
    await policy(false);
    await world.tap(chat, `talk-here:${caseId}`);
    expect(told(chat)).toContain("can't be had in this chat");
    await world.advance(1);
    await policy(true);
  });

  it('for whoever is no counselor, in a group, or of a talk that a colleague has', async () => {
    const { caseId } = await asking();
    const instructor = await linked(staff.instructor);
    await world.tap(instructor, `talk-here:${caseId}`);
    expect(told(instructor)).toContain("doesn't work any more");
    const press = { kind: 'choice', id: `talk-here:${caseId}` } as const;
    const group = { channel: 'telegram', id: '-100' } as const;
    await world.bring(group, press, { place: 'group', by: chat });
    expect(told(group)).toContain('Not in a group');
    const leads = await linked(staff.lead);
    await world.tap(leads, `talk-here:${caseId}`);
    await world.tap(chat, `talk-here:${caseId}`);
    expect(told(chat)).toContain("isn't open to you now");
    await closeCase(tools, lead, caseId, 'talked');
  });
});

describe('the database itself', () => {
  it.each([
    ['in a colleague’s name', staff.second.id],
    ['of a talk that a colleague has', staff.counselor.id],
  ])('lets no counselor open one %s', async (_, staffId) => {
    const { caseId } = await asking();
    await takeCase(tools, lead, caseId);
    const as = { role: 'wl_counselor', staffId: staff.counselor.id } as const;
    const at = world.now();
    const row = { caseId, staffId, chatKey: 'any', claimedAt: at, activeSince: at };
    await expect(
      tools.pools.officer.transact(as, async (tx) => activateTalk(tx, row)),
    ).rejects.toMatchObject({ code: '42501' });
    await closeCase(tools, lead, caseId, 'talked');
  });
});
