// What of an incident can be asked for, by whom, and how its clock stands.

import { hoursAfter, isSeriesOver, SERIES } from '../checkins/incident/series.ts';
import { instantOf, isDay } from '../checkins/when/zone.ts';
import type { Member } from './staff.ts';

const HOUR_MS = 3_600_000;

export type IncidentWish = {
  readonly unitId: string;
  readonly happenedAt: Date | undefined;
  /** Asked as a whole; with none and without `asksUnit`, only whoever has the code is. */
  readonly squadIds: readonly string[];
  readonly asksUnit: boolean;
};

export type IncidentForm = {
  readonly unitId: string;
  /** `2026-03-02T17:30`. */
  readonly local: string;
  readonly squadIds: readonly string[];
  readonly asksUnit: boolean;
};

export function momentIn(local: string, timeZone: string): Date | undefined {
  const [, day = '', hour, minute] =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)/.exec(local) ?? [];
  return isDay(day) ? instantOf(day, Number(hour) * 60 + Number(minute), timeZone) : undefined;
}

export type WishFault = 'no-such-unit' | 'no-such-squad' | 'bad-time' | 'too-late';

type Place = { readonly id: string };

export function mayMark(
  { role, unitId }: Pick<Member, 'role' | 'unitId'>,
  wanted: string,
): boolean {
  return role === 'admin' || (role === 'instructor' && unitId === wanted);
}

export function wishFault(
  {
    unitId,
    happenedAt,
    squadIds,
  }: { readonly unitId: string; readonly squadIds: readonly string[]; readonly happenedAt: Date },
  {
    units,
    squads,
    now,
  }: {
    readonly units: readonly Place[];
    readonly squads: readonly (Place & { readonly unitId: string })[];
    readonly now: Date;
  },
): WishFault | undefined {
  if (!units.some(({ id }) => id === unitId)) return 'no-such-unit';
  const here = squads.filter((squad) => squad.unitId === unitId);
  if (squadIds.some((id) => !here.some((squad) => squad.id === id))) return 'no-such-squad';
  if (happenedAt > now) return 'bad-time';
  return isSeriesOver(happenedAt, now) ? 'too-late' : undefined;
}

/** The station's 48 hours. */
export type IncidentClock =
  | { readonly kind: 'runs'; readonly until: Date; readonly hoursLeft: number }
  | { readonly kind: 'over'; readonly until: Date }
  | { readonly kind: 'met'; readonly at: Date; readonly isInTime: boolean }
  | { readonly kind: 'off' };

export function clockOf(
  {
    happenedAt,
    metAt,
    calledOffAt,
  }: {
    readonly happenedAt: Date;
    readonly metAt: Date | null;
    readonly calledOffAt: Date | null;
  },
  now: Date,
): IncidentClock {
  if (calledOffAt !== null) return { kind: 'off' };
  const until = hoursAfter(happenedAt, SERIES.clockHours);
  if (metAt !== null) return { kind: 'met', at: metAt, isInTime: metAt <= until };
  const leftMs = until.getTime() - now.getTime();
  if (leftMs <= 0) return { kind: 'over', until };
  return { kind: 'runs', until, hoursLeft: Math.floor(leftMs / HOUR_MS) };
}

export type IncidentView = {
  readonly id: string;
  readonly unit: string;
  readonly timeZone: string;
  readonly happenedAt: Date;
  readonly asksUnit: boolean;
  readonly squads: readonly string[];
  readonly clock: IncidentClock;
};
