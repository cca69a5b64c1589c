// How long a sign-in lasts, and when it must be shown again. Whoever changes staff, keys, policy
// or opens a seal has signed in within the quarter of an hour before.

import type { StaffRole } from '../staff.ts';

export type SignInWay = 'link' | 'passkey' | 'work-account';

type Limits = {
  /** A sign-in ends after this, however busy it was. */
  readonly lastsMin: number;
  /** And earlier when nothing was pressed or opened for this long. */
  readonly idleMin: number;
  readonly liveMax: number;
};

const SHIFT_MIN = 12 * 60;
const OFFICE_DAY_MIN = 8 * 60;

// A counselor waits for hours beside a queue that must be able to ring: idle is a whole shift.
const SESSION_LIMITS: Readonly<Record<StaffRole, Limits>> = {
  counselor: { lastsMin: SHIFT_MIN, idleMin: SHIFT_MIN, liveMax: 3 },
  lead: { lastsMin: SHIFT_MIN, idleMin: SHIFT_MIN, liveMax: 3 },
  instructor: { lastsMin: SHIFT_MIN, idleMin: 2 * 60, liveMax: 3 },
  peer: { lastsMin: SHIFT_MIN, idleMin: 60, liveMax: 3 },
  desk: { lastsMin: OFFICE_DAY_MIN, idleMin: 2 * 60, liveMax: 3 },
  admin: { lastsMin: OFFICE_DAY_MIN, idleMin: 60, liveMax: 3 },
  auditor: { lastsMin: OFFICE_DAY_MIN, idleMin: 60, liveMax: 2 },
};

const FRESH_MIN = 15;
const MINUTE_MS = 60_000;

export function sessionEnd(role: StaffRole, signedInAt: Date): Date {
  return after(signedInAt, SESSION_LIMITS[role].lastsMin);
}

export function idleEnd(role: StaffRole, seenAt: Date): Date {
  return after(seenAt, SESSION_LIMITS[role].idleMin);
}

export function isFresh(freshAt: Date, now: Date): boolean {
  return now < after(freshAt, FRESH_MIN);
}

/** Of the others that are live, which must end so that one more may begin: the longest unused. */
export function surplus<S extends { readonly seenAt: Date }>(
  role: StaffRole,
  live: readonly S[],
): readonly S[] {
  const { liveMax } = SESSION_LIMITS[role];
  return live.toSorted((one, other) => +other.seenAt - +one.seenAt).slice(liveMax - 1);
}

const BROWSERS = [
  ['Edge', /\bEdgA?\//],
  ['WeChat', /\bMicroMessenger\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;

const SYSTEMS = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|CrOS/],
] as const;

/** Enough of a browser's own account of itself to be recognised by its owner, and no more. */
export function deviceOf(userAgent: string): string {
  const nameIn = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? [];
  return [nameIn(BROWSERS), nameIn(SYSTEMS)].flat().join(' · ');
}

function after(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS);
}
