// Somebody leaves at a bad moment: the process dies, two leave at once, a seal is open, nobody is
// free. What they had in hand still does not stay with them.

import { describe, expect, it } from 'vitest';
import { inviteStaff, switchOff } from '../../src/admin/staff.flow.ts';
import type { Address } from '../../src/core/message.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { flagsForUnit } from '../../src/trust/flag-inbox.flow.ts';
import { decideGlass } from '../../src/trust/glass/decide.flow.ts';
import { lookGlass } from '../../src/trust/glass/look.flow.ts';
import { auditOf } from '../support/audit.ts';
import { askingCase, memberOf, ringingCase } from '../support/desk-world.ts';
import { asked, inDanger } from '../support/glass-world.ts';
import { sendNote } from '../support/sent-note.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE_MS = 60_000;
const STAFF_CHAT = { channel: 'telegram', id: '-100' } as const;

const textsAt = (world: World, from: Address) => world.heard(from).map(({ text }) => text);
/** What a process does that is gone once it has committed. */
const dying = ({ tools }: World) => ({ ...tools, doNow: async () => undefined });

describe('a counselor who leaves', () => {
  it('with the process that switched them off dead, still hands on, and it is told once', async () => {
    const world = await openWorld();
    const leaving = memberOf(world.staff.counselor);
    const { from, caseId } = await askingCase(world);
    await takeCase(world.tools, leaving, caseId);
    world.heard(from);
    await switchOff(dying(world), leaving.id);
    expect(textsAt(world, from)).toEqual([]);
    await world.advance(MINUTE_MS);
    expect(textsAt(world, from)).toHaveLength(1);
    const { waiting } = await queueView(world.tools, memberOf(world.staff.second));
    expect(waiting.map(({ id }) => id)).toEqual([caseId]);
    await world.advance(MINUTE_MS);
    const released = (await auditOf(world, `case:${caseId}`)).filter(
      ({ action }) => action === 'case-released',
    );
    expect(released).toHaveLength(1);
  });

  it('with several talks, hands each on, and what is closed stays closed', async () => {
    const world = await openWorld();
    const leaving = memberOf(world.staff.counselor);
    const talks = [await askingCase(world), await ringingCase(world), await askingCase(world)];
    for (const { caseId } of talks) await takeCase(world.tools, leaving, caseId);
    const done = talks.shift();
    await closeCase(world.tools, leaving, done?.caseId ?? '', 'talked');
    await switchOff(world.tools, leaving.id);
    const { waiting } = await queueView(world.tools, memberOf(world.staff.second));
    expect(waiting.map(({ id }) => id).toSorted()).toEqual(
      talks.map(({ caseId }) => caseId).toSorted(),
    );
  });

  it('leaves it its place in line, before who came later, and it rings until somebody answers', async () => {
    const world = await openWorld();
    const leaving = memberOf(world.staff.counselor);
    const first = await ringingCase(world);
    await takeCase(world.tools, leaving, first.caseId);
    await world.advance(MINUTE_MS);
    const later = await ringingCase(world);
    world.heard(STAFF_CHAT);
    await switchOff(world.tools, leaving.id);
    const { waiting } = await queueView(world.tools, memberOf(world.staff.second));
    expect(waiting.map(({ id }) => id)).toEqual([first.caseId, later.caseId]);
    const code = waiting[0]?.code ?? '';
    const rings = () => textsAt(world, STAFF_CHAT).filter((text) => text.includes(code)).length;
    expect(rings()).toBe(1);
    await world.advance(30 * MINUTE_MS);
    expect(rings()).toBeGreaterThan(0);
  });

  it('in the middle of an opening, sees nothing of it any more', async () => {
    const world = await openWorld();
    const leaving = memberOf(world.staff.counselor);
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(world.tools, memberOf(world.staff.second), id, true);
    expect((await lookGlass(world.tools, leaving, id)).kind).toBe('shown');
    await switchOff(world.tools, leaving.id);
    expect((await lookGlass(world.tools, leaving, id)).kind).not.toBe('shown');
  });
});

describe('an instructor who leaves', () => {
  it('leaves what is for any of the unit to the one who stays', async () => {
    const world = await openWorld();
    const leaving = memberOf(world.staff.instructor);
    const wish = { role: 'instructor', label: 'Instructor 2', unitId: world.unitId } as const;
    const stays = await inviteStaff(world.tools, { ...wish, locale: 'en' });
    if (stays.kind !== 'invited') throw new Error(stays.kind);
    const from = await world.joined('en');
    await sendNote(world, from);
    await switchOff(world.tools, leaving.id);
    await world.advance(MINUTE_MS);
    const open = await flagsForUnit(world.tools, { ...leaving, id: stays.staffId });
    expect(open.map(({ standing }) => standing)).toEqual(['open']);
    expect(textsAt(world, from)).toEqual([]);
  });

  it('with the process dead, still gives back what nobody can read, once and in words', async () => {
    const world = await openWorld();
    const from = await world.joined('en');
    await sendNote(world, from);
    await switchOff(dying(world), world.staff.instructor.id);
    expect(textsAt(world, from)).toEqual([]);
    await world.advance(MINUTE_MS);
    await world.advance(MINUTE_MS);
    expect(textsAt(world, from)).toHaveLength(1);
  });
});

describe('admins who leave at once', () => {
  it('are all but one let go, however many try', async () => {
    const world = await openWorld();
    const ids = [world.staff.admin.id];
    for (const label of ['Admin 2', 'Admin 3']) {
      const wish = { role: 'admin', label, unitId: undefined, locale: 'en' } as const;
      const made = await inviteStaff(world.tools, wish);
      if (made.kind === 'invited') ids.push(made.staffId);
    }
    const done = await Promise.all(ids.map((id) => switchOff(world.tools, id)));
    expect(done.map(({ kind }) => kind).toSorted()).toEqual(['disabled', 'disabled', 'last-admin']);
  });
});
