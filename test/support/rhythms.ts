// Weeks of check-ins of one officer as fast-check makes them up: any roster, zone, moved clock,
// leave, quiet hours and spread. Duties and quiet hours are worked out here once more, plainly.

import fc from 'fast-check';
import { stepsOf } from '../../src/checkins/due.ts';
import { type Asking, nextAsk } from '../../src/checkins/when/next.ts';
import type { Skip } from '../../src/checkins/when/place.ts';
import type { Pattern } from '../../src/checkins/when/roster.ts';
import { dayAfter, daysBetween, instantOf, localOf } from '../../src/checkins/when/zone.ts';
import type { Snapshot } from '../../src/core/decision.ts';

export const DAY_MS = 86_400_000;
const DAYS = 18;
const minutes = fc.integer({ min: 0, max: 1_439 });
const hours = fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60);
const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin');
// Around both changes of the clock and a long Chinese holiday.
const starts = fc
  .constantFrom('2026-02-27', '2026-03-20', '2026-09-24', '2026-10-16', '2026-10-24')
  .chain((day) => hours.map((minute) => new Date(Date.parse(day) + minute * 60_000)));
const turns = fc.option(fc.record({ fromMin: hours, toMin: hours }), { nil: null });
const patterns: fc.Arbitrary<Pattern | undefined> = fc.option(
  fc.record({
    startsOn: fc.constant('2026-01-01'),
    turns: fc.array(turns, { minLength: 1, maxLength: 8 }),
  }),
  { nil: undefined },
);
const crons = fc
  .tuple(
    fc.integer({ min: 0, max: 59 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('*', '1-5', '0,6', '3'),
  )
  .map(([minute, at, week]) => {
    const hours = at.toSorted((a, b) => a - b).join(',');
    // Every third with a day of its own.
    const own = week === '1-5' ? `;${minute} ${(Number(at[0]) + 5) % 24} * * 6` : '';
    return `${minute} ${hours} * * ${week}${own}`;
  });

export const worlds = fc.record({
  zone: zones,
  unitZone: zones,
  from: starts,
  quiet: fc.record({ fromMin: minutes, toMin: minutes }),
  pattern: patterns,
  cron: crons,
  days: fc.constantFrom('as-set' as const, 'workdays' as const),
  jitterMin: fc.integer({ min: 0, max: 60 }),
  away: fc.option(
    fc.tuple(
      fc.constantFrom('leave' as const, 'training' as const, 'sick' as const),
      fc.integer({ min: 1, max: 12 }),
    ),
    { nil: undefined },
  ),
  pausedDays: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  shiftHours: fc.option(fc.integer({ min: 1, max: 16 }), { nil: undefined }),
  atMin: fc.option(minutes, { nil: undefined }),
  closedDay: fc.integer({ min: 0, max: DAYS }),
  /** How late the program comes each time. */
  latesMin: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
    ),
    { minLength: 1, maxLength: 12 },
  ),
  seed: fc.integer(),
});
export type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never;

/** As the program does it: planned, woken at the time or late, asked or planned again. */
export function played(world: World) {
  const asking = askingIn(world);
  const until = new Date(world.from.getTime() + DAYS * DAY_MS);
  const asked: { slot: string; at: Date }[] = [];
  const skipped: Skip[] = [];
  let at = world.from;
  let turn = 0;
  let next = nextAsk(asking, at, at);
  skipped.push(...(next?.skipped ?? []));
  while (next !== undefined && next.askAt < until) {
    const lateMs = (world.latesMin[turn++ % world.latesMin.length] ?? 0) * 60_000;
    at = new Date(Math.max(at.getTime(), next.askAt.getTime() + lateMs));
    const { slotAt }: { slotAt: Date } = next;
    const { schedule, ground, draw } = asking;
    const now = snapshotAt(at, asking.who);
    const due = { slotAt, schedule: { ...schedule, ...APPLIED }, ground, draw, isAsked: false };
    const [step = {}] = stepsOf(now, [due]);
    if (step.ask !== undefined) asked.push({ slot: slotAt.toISOString(), at });
    next = step.next;
    skipped.push(...(next?.skipped ?? []));
  }
  return { asked, skipped, until: next?.slotAt ?? until };
}

const APPLIED = { unitId: 'unit', squadId: null, isActive: true };

export function askingIn(world: World): Asking {
  const { from, zone, quiet, pattern, unitZone, cron, days, jitterMin, seed } = world;
  return {
    personId: 'officer',
    who: {
      timeZone: zone,
      quiet,
      rhythm: {
        atMin: world.atMin,
        away: world.away && { why: world.away[0], until: awayUntil(world).toISOString() },
        pausedUntil: world.pausedDays === undefined ? undefined : pausedUntil(world).toISOString(),
        shift:
          world.shiftHours === undefined
            ? undefined
            : { from: from.toISOString(), until: shiftEnd(world).toISOString() },
      },
    },
    schedule: { id: 'schedule', cron, days, jitterMin },
    ground: {
      region: 'CN',
      days: { [closedDay(world)]: 'none' },
      roster: pattern && { timeZone: unitZone, pattern, listed: [] },
    },
    draw: (text) => (((text.length * 31 + text.charCodeAt(30) * 17 + seed) >>> 0) % 1_000) / 1_000,
  };
}

export function awayUntil({ from, away }: World): Date {
  return new Date(from.getTime() + (away?.[1] ?? 0) * DAY_MS);
}

export function pausedUntil({ from, pausedDays = 0 }: World): Date {
  return new Date(from.getTime() + pausedDays * DAY_MS);
}

function shiftEnd({ from, shiftHours = 0 }: World): Date {
  return new Date(from.getTime() + shiftHours * 3_600_000);
}

export function closedDay({ from, closedDay: nth }: World): string {
  return dayAfter(from.toISOString().slice(0, 10), nth);
}

export function isInQuiet(at: Date, { zone, quiet: { fromMin, toMin } }: World): boolean {
  const { minute } = localOf(at, zone);
  return fromMin <= toMin
    ? fromMin <= minute && minute < toMin
    : minute >= fromMin || minute < toMin;
}

export function isOnDuty(at: Date, world: World): boolean {
  if (world.shiftHours !== undefined && at < shiftEnd(world)) return true;
  const { pattern, unitZone } = world;
  if (pattern === undefined) return false;
  const today = daysBetween(pattern.startsOn, localOf(at, unitZone).day);
  return [today - 1, today].some((n) => {
    const turn = pattern.turns[n % pattern.turns.length];
    const day = dayAfter(pattern.startsOn, n);
    if (turn == null) return false;
    const from = instantOf(day, turn.fromMin, unitZone);
    const isOvernight = turn.toMin <= turn.fromMin;
    const to = instantOf(isOvernight ? dayAfter(day, 1) : day, turn.toMin, unitZone);
    return from <= at && at < to;
  });
}

export function snapshotAt(now: Date, who: Asking['who']): Snapshot {
  return {
    now,
    newId: () => 'check-in',
    person: {
      ...who,
      id: 'officer',
      alias: 'Pine-ABCD',
      locale: 'en',
      region: 'CN',
      unitId: APPLIED.unitId,
      squadId: undefined,
      joinedAt: now,
      stoppedAt: undefined,
      noticedAt: now,
    },
    dialogue: {},
    recent: [],
    consents: { scores: true },
    openCase: undefined,
    checkIn: undefined,
    flag: undefined,
    sentFlags: [],
    hasDesk: true,
    squads: [],
  };
}
