// Rows about units and squads, as what a person's next time is worked out from.

import type { Calendar, DayKind } from './day.ts';
import type { Ground } from './place.ts';
import type { Duty, Pattern, Roster } from './roster.ts';

export type Rows = {
  readonly places: readonly {
    readonly id: string;
    readonly region: string;
    readonly timeZone: string;
  }[];
  /** An admin's word comes before a file's. */
  readonly days: readonly {
    readonly unitId: string;
    readonly day: string;
    readonly source: 'file' | 'feed' | 'admin';
    readonly kind: DayKind;
  }[];
  readonly patterns: readonly { readonly squadId: string; readonly pattern: Pattern }[];
  readonly duties: readonly (Duty & { readonly squadId: string })[];
};

export type Grounds = (unitId: string, squadId: string | undefined) => Ground;

const NOWHERE: Ground = { region: '', days: {}, roster: undefined };

export function groundsIn({ places, days, patterns, duties }: Rows): Grounds {
  const daysByUnit = Map.groupBy(days, ({ unitId }) => unitId);
  const dutiesBySquad = Map.groupBy(duties, ({ squadId }) => squadId);
  const patternBySquad = new Map(patterns.map(({ squadId, pattern }) => [squadId, pattern]));
  const units = new Map(
    places.map(({ id, region, timeZone }) => [
      id,
      { timeZone, calendar: { region, days: kinds(daysByUnit.get(id) ?? []) } },
    ]),
  );
  const rosterOf = (squadId: string | undefined, timeZone: string): Roster | undefined => {
    const pattern = squadId === undefined ? undefined : patternBySquad.get(squadId);
    const listed = (squadId === undefined ? undefined : dutiesBySquad.get(squadId)) ?? [];
    return pattern === undefined && listed.length === 0 ? undefined : { timeZone, pattern, listed };
  };
  return (unitId, squadId) => {
    const unit = units.get(unitId);
    if (unit === undefined) return NOWHERE;
    return { ...unit.calendar, roster: rosterOf(squadId, unit.timeZone) };
  };
}

function kinds(rows: Rows['days']): Calendar['days'] {
  const files = rows.filter(({ source }) => source !== 'admin');
  const admins = rows.filter(({ source }) => source === 'admin');
  return Object.fromEntries([...files, ...admins].map(({ day, kind }) => [day, kind]));
}
