import { describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { waitingCases } from '../../db/hotline.ts';
import { readerOf } from '../../src/admin/sign-in/session.flow.ts';
import { signIn } from '../../src/admin/sign-in.flow.ts';
import { type Invitation, inviteStaff, staffList, switchOff } from '../../src/admin/staff.flow.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const invitation = (part: Partial<Invitation>): Invitation => ({
  role: 'counselor',
  label: 'Counselor 7',
  unitId: undefined,
  locale: 'en',
  ...part,
});

describe('an invitation', () => {
  it('makes an account and a link that signs in once', async () => {
    const made = await inviteStaff(tools, invitation({}), 'admin:x');
    if (made.kind !== 'invited') throw new Error(made.kind);
    const token = made.link.split('#')[1] ?? '';
    const first = await signIn(tools, token);
    expect(first).toMatchObject({ kind: 'signed-in', member: { label: 'Counselor 7' } });
    expect(await signIn(tools, token)).toEqual({ kind: 'link-not-valid' });
    const events = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 50),
    );
    expect(events.map(({ action }) => action)).toContain('staff-invited');
    expect(JSON.stringify(events)).not.toContain(token);
    expect(JSON.stringify(events)).not.toContain('Counselor 7');
  });

  it.each([
    [{ label: '' }, 'bad-label'],
    [{ label: 'Counselor 1' }, 'label-taken'],
    [{ role: 'instructor', label: 'Instructor 2' }, 'unit-needed'],
    [
      { role: 'instructor', label: 'I', unitId: '01a2016f-0ef9-7693-aa2e-c05748c84ace' },
      'no-such-unit',
    ],
  ] as const)('is refused: %j', async (part, kind) => {
    expect(await inviteStaff(tools, invitation(part))).toEqual({ kind });
  });
});

describe('an account that is switched off', () => {
  it('is out of its sessions, and its cases go back to the queue', async () => {
    const made = await inviteStaff(tools, invitation({ label: 'Counselor 8' }));
    if (made.kind !== 'invited') throw new Error(made.kind);
    const signedIn = await signIn(tools, made.link.split('#')[1] ?? '');
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    const officer = await world.joined();
    await world.tap(officer, 'talk');
    const taken = await takeMostUrgent(tools, signedIn.member);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    world.heard(officer);

    expect(await switchOff(tools, made.staffId, 'admin:x')).toEqual({ kind: 'disabled' });
    expect(await readerOf(tools, signedIn.secret, true)).toBeUndefined();
    const waiting = await tools.pools.officer.transact('wl_bot', ({ db }) => waitingCases(db, 10));
    expect(waiting).toMatchObject([{ id: taken.caseId, state: 'waiting', counselorId: null }]);
    expect(world.heard(officer)).toHaveLength(1); // that they wait again
    expect(await switchOff(tools, made.staffId)).toEqual({ kind: 'no-such-staff' });
  });

  it('is never the last admin, even when two switch each other off', async () => {
    const made = await inviteStaff(tools, invitation({ role: 'admin', label: 'Admin 2' }));
    if (made.kind !== 'invited') throw new Error(made.kind);
    const results = await Promise.all([
      switchOff(tools, made.staffId),
      switchOff(tools, world.staff.admin.id),
    ]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['disabled', 'last-admin']);
    const admins = (await staffList(tools)).filter(
      ({ role, disabledAt }) => role === 'admin' && disabledAt === undefined,
    );
    expect(admins).toHaveLength(1);
  });

  it('is nobody’s when there is no such account', async () => {
    expect(await switchOff(tools, tools.newId())).toEqual({ kind: 'no-such-staff' });
  });
});
