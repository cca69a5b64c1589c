import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceOf,
  idleEnd,
  isFresh,
  sessionEnd,
  surplus,
} from '../../../src/admin/sign-in/session.ts';
import { STAFF_ROLES } from '../../../src/admin/staff.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const later = (minutes: number) => new Date(+NOON + minutes * 60_000);

describe('a session', () => {
  it.each([
    ['counselor', 12 * 60, 12 * 60],
    ['lead', 12 * 60, 12 * 60],
    ['instructor', 12 * 60, 120],
    ['peer', 12 * 60, 60],
    ['desk', 8 * 60, 120],
    ['admin', 8 * 60, 60],
    ['auditor', 8 * 60, 60],
  ] as const)('of the %s lasts %d minutes, and %d unused', (role, lasts, idle) => {
    expect(sessionEnd(role, NOON)).toEqual(later(lasts));
    expect(idleEnd(role, NOON)).toEqual(later(idle));
  });

  it.each([
    [0, true],
    [14.99, true],
    [15, false],
    [600, false],
  ])('is fresh %d minutes after signing in: %s', (minutes, expected) => {
    expect(isFresh(NOON, later(minutes))).toBe(expected);
  });

  it('makes room for one more by ending those longest unused, whatever their order', () => {
    const live = fc.array(fc.integer({ min: 0, max: 1_000 }).map((n) => ({ seenAt: later(n) })));
    fc.assert(
      fc.property(fc.constantFrom(...STAFF_ROLES), live, (role, sessions) => {
        const ended = surplus(role, sessions);
        const kept = sessions.filter((one) => !ended.includes(one));
        const max = role === 'auditor' ? 2 : 3;
        expect(kept.length).toBe(Math.min(sessions.length, max - 1));
        for (const one of ended)
          for (const other of kept) expect(+other.seenAt).toBeGreaterThanOrEqual(+one.seenAt);
      }),
    );
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36',
      'Chrome · Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 MicroMessenger/8.0', 'WeChat · Android'],
    ['<script>alert(1)</script>', ''],
    ['', ''],
  ])('is told from %s', (userAgent, expected) => {
    expect(deviceOf(userAgent)).toBe(expected);
  });
});
