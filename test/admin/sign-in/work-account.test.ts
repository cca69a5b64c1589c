import { describe, expect, it } from 'vitest';
import { readerOf } from '../../../src/admin/sign-in/session.flow.ts';
import {
  expectWorkAccount,
  signInByWork,
  workAccountSince,
} from '../../../src/admin/sign-in/work-account.flow.ts';
import {
  type Belief,
  claimOf,
  mayBe,
  shownAt,
  type WorkAnswer,
} from '../../../src/admin/sign-in/work-account.ts';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import type { StaffRole } from '../../../src/admin/staff.ts';
import { everyRow } from '../../support/every-row.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const ISSUER = 'https://id.example';
const BY_EMAIL: Belief = { claim: 'email', roles: undefined };
const answer = (claims: WorkAnswer['claims'], subject = 'subject'): WorkAnswer => ({
  issuer: ISSUER,
  subject,
  claims,
});
const signIn = (belief: Belief, said: WorkAnswer) =>
  signInByWork(tools, { answer: said, belief }, tools.newId(), {});
const expectEmail = (member: { readonly id: string }, value: string) =>
  expectWorkAccount(tools, member.id, { issuer: ISSUER, claim: 'email', value });

describe('a claim', () => {
  it.each([
    [{ email: ' A@B.example ', email_verified: true }, 'email', 'a@b.example'],
    [{ email: 'a@b.example', email_verified: false }, 'email', undefined],
    [{ email: 'a@b.example', email_verified: 'true' }, 'email', undefined],
    [{ email: 'a@b.example' }, 'email', undefined],
    [{ badge: 'K-17' }, 'badge', 'K-17'],
    [{ badge: '   ' }, 'badge', undefined],
    [{ badge: ['K-17'] }, 'badge', undefined],
    [{ badge: 'K-17' }, undefined, undefined],
  ])('of %j as %s is %s', (claims, claim, expected) => {
    expect(claimOf(answer(claims), { claim, roles: undefined })?.value).toBe(expected);
  });
});

describe('a role', () => {
  const names = new Map<string, StaffRole>([
    ['wl-c', 'counselor'],
    ['wl-a', 'admin'],
  ]);
  const belief: Belief = { claim: undefined, roles: { claim: 'groups', names } };

  it.each([
    [{ groups: ['x', 'wl-c'] }, 'counselor', true],
    [{ groups: 'wl-c' }, 'counselor', true],
    [{ groups: ['wl-a'] }, 'counselor', false],
    [{ groups: ['counselor'] }, 'counselor', false],
    [{ groups: [{ name: 'wl-c' }] }, 'counselor', false],
    [{}, 'counselor', false],
    [{ groups: ['wl-c'] }, 'lead', false],
  ] as const)('by %j may be %s: %s', (claims, role, expected) => {
    expect(mayBe(role, answer(claims), belief)).toBe(expected);
    expect(mayBe(role, answer(claims), BY_EMAIL)).toBe(true);
  });

  it('that the issuer names is never given, only missed', async () => {
    await expectEmail(staff.second, 'second@work.example');
    const claims = { email: 'second@work.example', email_verified: true, groups: ['wl-a'] };
    const both = { ...belief, claim: 'email' };
    expect(await signIn(both, answer(claims, 's2'))).toEqual({ kind: 'role-not-given' });
    const counselor = { ...claims, groups: ['wl-a', 'wl-c'] };
    expect(await signIn(both, answer(counselor, 's2'))).toMatchObject({
      kind: 'signed-in',
      member: { role: 'counselor' },
    });
  });
});

describe('an expected account', () => {
  it('is linked by the first who comes with the verified claim, once', async () => {
    expect(await expectEmail(staff.lead, 'Lead@Work.example')).toEqual({ kind: 'expected' });
    const unverified = { email: 'lead@work.example', email_verified: false };
    expect(await signIn(BY_EMAIL, answer(unverified, 's1'))).toEqual({ kind: 'unknown' });
    const claims = { email: 'lead@work.example', email_verified: true };
    const other = { ...answer(claims, 's1'), issuer: 'https://other.example' };
    expect(await signIn(BY_EMAIL, other)).toEqual({ kind: 'unknown' });
    expect(await signIn(BY_EMAIL, answer(claims, 's1'))).toMatchObject({
      member: { id: staff.lead.id },
    });
    expect(await workAccountSince(tools, staff.lead.id)).toEqual(world.now());
    expect(await signIn(BY_EMAIL, answer(claims, 'somebody else'))).toEqual({ kind: 'unknown' });
    expect(await signIn(BY_EMAIL, answer({}, 's1'))).toMatchObject({ kind: 'signed-in' });
    for (const [table, rows] of await everyRow(world.url))
      expect(/lead@work/i.test(rows), table).toBe(false);
  });

  it.each([
    ['nobody', () => tools.newId(), 'x@y.example', 'no-such-staff'],
    ['nothing', () => staff.lead.id, '  ', 'bad-claim'],
  ])('cannot be of %s', async (_, id, value, kind) => {
    expect(await expectEmail({ id: id() }, value)).toEqual({ kind });
  });

  it('goes with the account', async () => {
    await expectEmail(staff.instructor, 'i@work.example');
    await switchOff(tools, staff.instructor.id);
    const claims = { email: 'i@work.example', email_verified: true };
    expect(await signIn(BY_EMAIL, answer(claims, 's9'))).toEqual({ kind: 'unknown' });
  });
});

describe('a proof', () => {
  it.each([
    [{}, new Date(0)],
    [{ auth_time: 'now' }, new Date(0)],
    [{ auth_time: 1_700_000_000 }, new Date(1_700_000_000_000)],
    [{ auth_time: 9_999_999_999 }, world.now()],
  ])('by %j was given at %s', (claims, expected) => {
    expect(shownAt(answer(claims), world.now())).toEqual(expected);
  });

  it('of the issuer’s old session signs in, and is not fresh', async () => {
    await expectEmail(staff.admin, 'a@work.example');
    const agoS = (minutes: number) => +world.now() / 1_000 - minutes * 60;
    const isFresh = async (minutes: number | undefined) => {
      const time = minutes === undefined ? {} : { auth_time: agoS(minutes) };
      const claims = { email: 'a@work.example', email_verified: true, ...time };
      const opened = await signIn(BY_EMAIL, answer(claims, 's7'));
      if (opened.kind !== 'signed-in') throw new Error(opened.kind);
      return (await readerOf(tools, opened.secret, true))?.session.isFresh;
    };
    expect([await isFresh(5), await isFresh(20), await isFresh(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
