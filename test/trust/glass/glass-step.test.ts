import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '../../../src/admin/staff.ts';
import {
  type Asked,
  asking,
  type CaseNow,
  deciding,
  ending,
  GLASS_STATES,
  looking,
  reviewing,
} from '../../../src/trust/glass/glass-step.ts';
import type { Wish } from '../../../src/trust/glass/grounds.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const LATER = new Date('2026-03-02T09:30:00Z');
const WISH: Wish = {
  ground: 'imminent',
  facts: [],
  why: 'no-time',
  reference: undefined,
  delay: undefined,
};
const CASE: CaseNow = { level: 'L4', isClosed: false, counselorId: 'a', hasPerson: true };
const asked: Asked = {
  state: 'asked',
  askedBy: 'a',
  decidedBy: undefined,
  expiresAt: LATER,
  opensUntil: undefined,
  wish: WISH,
};
const opened: Asked = { ...asked, state: 'open', decidedBy: 'b', opensUntil: LATER };
const yes = { isYes: true, now: NOW };

describe('asking', () => {
  it.each([
    ['counselor', 'a', 'may'],
    ['counselor', 'b', 'not-yours'],
    ['lead', 'b', 'may'],
    ['instructor', 'a', 'not-allowed'],
    ['desk', 'a', 'not-allowed'],
    ['admin', 'a', 'not-allowed'],
    ['auditor', 'a', 'not-allowed'],
  ] as const)('a %s (%s): %s', (role, id, kind) => {
    expect(asking({ role, id }, CASE, WISH)).toEqual({ kind });
  });

  it('finds nobody to open after an erasure, and no case that is not such a one', () => {
    const lead = { role: 'lead', id: 'x' } as const;
    expect(asking(lead, { ...CASE, hasPerson: false }, WISH)).toEqual({ kind: 'person-gone' });
    expect(asking(lead, { ...CASE, level: 'L3' }, WISH)).toEqual({ kind: 'level-too-low' });
  });
});

describe('deciding', () => {
  it.each([
    ['counselor', 'may'],
    ['lead', 'may'],
    ['admin', 'may'],
    ['instructor', 'not-allowed'],
    ['desk', 'not-allowed'],
    ['auditor', 'not-allowed'],
  ] as const)('is for another %s: %s', (role, kind) => {
    expect(deciding({ role, id: 'b' }, asked, CASE, yes)).toEqual({ kind });
  });

  it.each(STAFF_ROLES)('is never for the one who asked, in no role (%s)', (role) => {
    const { kind } = deciding({ role, id: 'a' }, asked, CASE, yes);
    expect(['same-person', 'not-allowed']).toContain(kind);
  });

  it.each(GLASS_STATES.filter((state) => state !== 'asked'))('is over when it is %s', (state) => {
    const lead = { role: 'lead', id: 'b' } as const;
    expect(deciding(lead, { ...asked, state }, CASE, yes)).toEqual({ kind: state });
  });

  it('comes too late at the very moment the request ends', () => {
    const lead = { role: 'lead', id: 'b' } as const;
    expect(deciding(lead, asked, CASE, { isYes: true, now: LATER })).toEqual({ kind: 'expired' });
  });

  it('says no to a case that is not such a one any more, and may always say no', () => {
    const lead = { role: 'lead', id: 'b' } as const;
    for (const found of [{ ...CASE, level: 'L3' } as const, { ...CASE, isClosed: true }]) {
      expect(deciding(lead, asked, found, yes)).toEqual({ kind: 'no-longer' });
      expect(deciding(lead, asked, found, { ...yes, isYes: false })).toEqual({ kind: 'may' });
    }
    expect(deciding(lead, asked, { ...CASE, hasPerson: false }, yes)).toEqual({
      kind: 'person-gone',
    });
  });
});

describe('looking', () => {
  it.each([
    ['counselor', 'a', 'may'],
    ['lead', 'b', 'may'],
    ['admin', 'b', 'not-allowed'],
    ['auditor', 'b', 'not-allowed'],
    ['instructor', 'a', 'not-allowed'],
    ['lead', 'c', 'not-yours'],
  ] as const)('is for the two who opened it: a %s (%s): %s', (role, id, kind) => {
    expect(looking({ role, id }, opened, NOW)).toEqual({ kind });
  });

  it('ends with the time, to the millisecond, and with the opening', () => {
    const one = { role: 'counselor', id: 'a' } as const;
    expect(looking(one, opened, new Date(+LATER - 1))).toEqual({ kind: 'may' });
    expect(looking(one, opened, LATER)).toEqual({ kind: 'over' });
    expect(looking(one, { ...opened, state: 'over' }, NOW)).toEqual({ kind: 'over' });
    for (const state of ['asked', 'refused', 'withdrawn', 'expired'] as const)
      expect(looking(one, { ...opened, state }, NOW)).toEqual({ kind: 'not-open' });
  });
});

describe('ending and reviewing', () => {
  it.each([
    [asked, 'counselor', 'a', 'may'],
    [asked, 'lead', 'c', 'not-allowed'],
    [opened, 'counselor', 'a', 'may'],
    [opened, 'admin', 'b', 'may'],
    [opened, 'lead', 'c', 'may'],
    [opened, 'counselor', 'c', 'not-allowed'],
    [{ ...opened, state: 'over' }, 'lead', 'c', 'not-open'],
  ] as const)('ends %#', (one, role, id, kind) => {
    expect(ending({ role, id }, one).kind).toBe(kind);
  });

  it.each([
    [opened, 'lead', 'c', 'may'],
    [opened, 'lead', 'a', 'not-allowed'],
    [opened, 'lead', 'b', 'not-allowed'],
    [opened, 'counselor', 'c', 'not-allowed'],
    [asked, 'lead', 'c', 'not-open'],
  ] as const)('is reviewed by a lead who had no part in it %#', (one, role, id, kind) => {
    expect(reviewing({ role, id }, one)).toEqual({ kind });
  });
});
