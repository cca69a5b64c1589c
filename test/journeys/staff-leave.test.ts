// A counselor, an instructor, an admin leaves in the middle of things: nothing stays with them.

import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/admin/sign-in/session.flow.ts';
import { makeLink, signIn } from '../../src/admin/sign-in.flow.ts';
import { inviteStaff, switchOff } from '../../src/admin/staff.flow.ts';
import type { Address } from '../../src/core/message.ts';
import { LOCALES } from '../../src/core/person.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { flagsForUnit } from '../../src/trust/flag-inbox.flow.ts';
import { memberOf } from '../support/desk-world.ts';
import { EVENING, evenings } from '../support/evenings.ts';
import { sendNote } from '../support/sent-note.ts';
import { openWorld } from '../support/world.ts';

const heardBy = (world: Awaited<ReturnType<typeof openWorld>>, from: Address) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');

describe.each(LOCALES)('a counselor who leaves in the middle of a talk (%s)', async (locale) => {
  const world = await openWorld();
  const { tools } = world;
  const leaving = memberOf(world.staff.counselor);
  const next = memberOf(world.staff.second);
  const from = await world.joined(locale);
  const chat = { channel: 'telegram', id: '771' } as const;

  it('hands it on: the officer hears why, and it rings again', async () => {
    const link = await makeLink(tools, leaving.id);
    const token = link.kind === 'made' ? (link.url.split('#')[1] ?? '') : '';
    await world.bring(chat, { kind: 'command', name: 'staff', rest: token });
    await world.tap(from, 'talk');
    await takeMostUrgent(tools, leaving);
    await world.say(from, locale === 'en' ? 'It began in March.' : '三月份开始的。');
    world.heard(from);
    world.heard({ channel: 'telegram', id: '-100' });
    expect(await switchOff(tools, leaving.id, `admin:${world.staff.admin.id}`)).toEqual({
      kind: 'disabled',
    });
    expect(heardBy(world, from)).toMatch(
      locale === 'en' ? /counselor|Someone new/ : /咨询师|原来那位/,
    );
    expect(heardBy(world, { channel: 'telegram', id: '-100' })).not.toBe('');
  });

  it('gives whoever takes it what was said, so that nothing is told twice', async () => {
    const taken = await takeMostUrgent(tools, next);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    const opened = await openCase(tools, next, taken.caseId);
    const said = opened.kind === 'opened' ? opened.view.said.map(({ words }) => words) : [];
    expect(said).toEqual([locale === 'en' ? 'It began in March.' : '三月份开始的。']);
    world.heard(from);
    await sayToOfficer(tools, next, taken.caseId, 'I have read it.', tools.newId());
    expect(heardBy(world, from)).toContain('I have read it.');
  });

  it('is out of everything: cases, chat, new links', async () => {
    expect((await queueView(tools, next)).own).toHaveLength(1);
    world.heard(chat);
    await world.bring(chat, { kind: 'choice', id: `ack:${tools.newId()}` });
    expect(heardBy(world, chat)).not.toMatch(/Acknowledged/i);
    expect((await makeLink(tools, leaving.id)).kind).toBe('no-such-staff');
    expect((await takeMostUrgent(tools, leaving)).kind).not.toBe('taken');
  });
});

describe('an instructor who leaves', async () => {
  const world = await openWorld();
  const { tools } = world;
  const only = memberOf(world.staff.instructor);

  it('as the last of a unit, leaves no note behind: each goes back to who wrote it', async () => {
    const from = await world.joined('en');
    await sendNote(world, from);
    expect(await flagsForUnit(tools, only)).toHaveLength(1);
    await switchOff(tools, only.id);
    await world.advance(60_000);
    expect(heardBy(world, from)).not.toBe('');
    const wish = {
      role: 'instructor',
      label: 'Instructor 2',
      unitId: world.unitId,
      locale: 'en',
    } as const;
    const hired = await inviteStaff(tools, wish);
    if (hired.kind !== 'invited') throw new Error(hired.kind);
    const standing = await flagsForUnit(tools, { ...only, id: hired.staffId });
    expect(standing.filter(({ standing: now }) => now === 'open')).toEqual([]);
  });
});

describe('an admin who leaves', async () => {
  const world = await openWorld();
  const { tools } = world;
  const { scheduled, asksTo, until } = evenings(world);

  it('is not the last one: somebody must be able to let others in', async () => {
    expect(await switchOff(tools, world.staff.admin.id)).toEqual({ kind: 'last-admin' });
  });

  it('leaves the schedules standing, and is signed out at once', async () => {
    const from = await world.joined('en');
    await scheduled(EVENING);
    const made = await inviteStaff(tools, {
      role: 'admin',
      label: 'Admin 2',
      unitId: undefined,
      locale: 'en',
    });
    if (made.kind !== 'invited') throw new Error(made.kind);
    const link = await makeLink(tools, world.staff.admin.id);
    const token = link.kind === 'made' ? (link.url.split('#')[1] ?? '') : '';
    const session = await signIn(tools, token);
    if (session.kind !== 'signed-in') throw new Error(session.kind);
    expect(await readerOf(tools, session.secret, false)).toBeDefined();
    expect(await switchOff(tools, world.staff.admin.id)).toEqual({ kind: 'disabled' });
    expect(await readerOf(tools, session.secret, false)).toBeUndefined();
    await world.advance(until('12:00', 60_000));
    expect(asksTo(from)).toHaveLength(1);
  });
});
