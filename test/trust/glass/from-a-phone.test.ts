import { describe, expect, it } from 'vitest';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import { glassView } from '../../../src/trust/glass/glass-view.flow.ts';
import { lookGlass } from '../../../src/trust/glass/look.flow.ts';
import { auditOf } from '../../support/audit.ts';
import { asked, glassStaff, inDanger } from '../../support/glass-world.ts';
import { GROUP, staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { counselor, second, lead, admin } = glassStaff(world);
const chats = staffChats(world);
const dms = {
  counselor: await chats.linked(world.staff.counselor),
  second: await chats.linked(world.staff.second),
  admin: await chats.linked(world.staff.admin),
  instructor: await chats.linked(world.staff.instructor),
};

async function alerted() {
  const { from, caseId } = await inDanger(world);
  world.heard(GROUP);
  const id = await asked(world, caseId);
  const choices = world.heard(GROUP).flatMap(({ choices: all = [] }) => all);
  const [yes = '', no = ''] = choices.map((one) => one.id);
  return { from, caseId, id, yes, no };
}
const said = () => chats.words(GROUP).join('\n');
const stateOf = async (id: string) => (await glassView(tools, lead, id))?.state;

describe('the second person at a phone', () => {
  it('confirms by a button under the alert, which carries codes and no word', async () => {
    const { from, caseId, id, yes } = await alerted();
    await chats.inGroup(dms.second, { kind: 'choice', id: yes });
    expect(said()).toMatch(/confirmed by you\. The seal is broken until/);
    expect(await stateOf(id)).toBe('open');
    expect(
      world
        .heard(from)
        .map(({ text }) => text)
        .join(),
    ).toMatch(/two people together/);
    expect(await auditOf(world, `case:${caseId}`)).toContainEqual(
      expect.objectContaining({ action: 'glass-opened', actor: `counselor:${second.id}` }),
    );
    expect((await lookGlass(tools, counselor, id)).kind).toBe('shown');
  });

  it('may be an admin, who then sees nothing of it', async () => {
    const { id, yes } = await alerted();
    await chats.inGroup(dms.admin, { kind: 'choice', id: yes });
    expect(await stateOf(id)).toBe('open');
    expect((await lookGlass(tools, admin, id)).kind).toBe('not-allowed');
  });

  it('says no by the other button', async () => {
    const { id, no } = await alerted();
    await chats.inGroup(dms.second, { kind: 'choice', id: no });
    expect(said()).toMatch(/refused by you/);
    expect(await stateOf(id)).toBe('refused');
  });

  it('is not the one who asked', async () => {
    const { id, yes } = await alerted();
    await chats.inGroup(dms.counselor, { kind: 'choice', id: yes });
    expect(said()).toMatch(/you asked yourself/);
    expect(await stateOf(id)).toBe('asked');
  });

  it('is not an instructor, nor anybody whose chat is not linked', async () => {
    const { id, yes } = await alerted();
    const stranger = { channel: 'telegram', id: 'nobody' } as const;
    for (const by of [dms.instructor, stranger, undefined]) {
      await chats.inGroup(by, { kind: 'choice', id: yes });
      expect(said()).toMatch(/for staff/);
    }
    expect(await stateOf(id)).toBe('asked');
  });

  it('comes too late after its time, and after somebody else', async () => {
    const { id, yes } = await alerted();
    await world.advance(30 * 60_000);
    world.heard(GROUP);
    await chats.inGroup(dms.second, { kind: 'choice', id: yes });
    expect(said()).toMatch(/this request is over/);
    expect(await stateOf(id)).toBe('expired');
    const next = await alerted();
    await chats.inGroup(dms.second, { kind: 'choice', id: next.yes });
    world.heard(GROUP);
    await chats.inGroup(dms.admin, { kind: 'choice', id: next.yes });
    expect(said()).toMatch(/somebody else has confirmed already/);
  });

  it('is nobody whose account was switched off meanwhile', async () => {
    const { id, yes } = await alerted();
    await switchOff(tools, second.id);
    world.heard(GROUP);
    await chats.inGroup(dms.second, { kind: 'choice', id: yes });
    expect(said()).toMatch(/for staff/);
    expect(await stateOf(id)).toBe('asked');
  });

  it.each(["glass-yes:'; drop table x", 'glass-yes:', 'glass-yes:0'])(
    'is not misled by a made-up button: %s',
    async (choice) => {
      await chats.inGroup(dms.admin, { kind: 'choice', id: choice });
      expect(said()).not.toMatch(/confirmed/);
    },
  );
});
