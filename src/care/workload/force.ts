// Hours and leave across units, as the HR desk reads them: how many in each unit, and by name who is
// over the hours or behind with leave. The rules are those of an instructor's page.

import { type Load, loadOf } from './hours.ts';
import { type Leave, type LeavePlan, leaveOf } from './leave.ts';

const MINUTES_AN_HOUR = 60;

export type OnForce = {
  readonly id: string;
  readonly unitId: string;
  readonly no: string;
  readonly name: string;
  readonly leaveDays: number | undefined;
  readonly leaveTaken: number | undefined;
  readonly leaveYear: number | undefined;
  /** Of last week and of this; absent where the roster told neither. */
  readonly minutes: { readonly last: number; readonly now: number } | undefined;
};

export type Due = Pick<OnForce, 'id' | 'unitId' | 'no' | 'name'> & {
  readonly load: Load;
  /** Whole hours of this week and of the last. */
  readonly hours: { readonly now: number; readonly last: number } | undefined;
  readonly leave: Leave | undefined;
};

export type UnitLoad = {
  readonly unitId: string;
  readonly people: number;
  /** Over the watch, this week or last; of them, over the offer. */
  readonly over: number;
  readonly farOver: number;
  readonly withLeave: number;
  readonly onCourse: number;
};

const HEAVY: Readonly<Record<Load, number>> = { offer: 0, watch: 1, usual: 2 };

/** Units with most to do first, and in the same order whoever is due, the heaviest first. */
export function loadsOf(
  force: readonly OnForce[],
  plans: readonly LeavePlan[],
  today: string,
): { readonly units: readonly UnitLoad[]; readonly due: readonly Due[] } {
  const byOfficer = Map.groupBy(plans, ({ officerId }) => officerId);
  const people = force.map((one) => dueIn(one, byOfficer.get(one.id) ?? [], today));
  const units = [...Map.groupBy(people, ({ unitId }) => unitId)].map(([unitId, all]) => ({
    unitId,
    people: all.length,
    over: all.filter(({ load }) => load !== 'usual').length,
    farOver: all.filter(({ load }) => load === 'offer').length,
    withLeave: all.filter(({ leave }) => leave !== undefined).length,
    onCourse: all.filter(({ leave }) => leave?.isOnCourse).length,
  }));
  return {
    units: units.toSorted((a, b) => b.farOver - a.farOver || b.over - a.over),
    due: people
      .filter(({ load, leave }) => load !== 'usual' || leave?.isOnCourse === false)
      .toSorted((a, b) => HEAVY[a.load] - HEAVY[b.load] || a.no.localeCompare(b.no)),
  };
}

function dueIn(one: OnForce, plans: readonly LeavePlan[], today: string): Due {
  const { id, unitId, no, name, minutes } = one;
  const hours = (n: number) => Math.round(n / MINUTES_AN_HOUR);
  return {
    id,
    unitId,
    no,
    name,
    load: loadOf(Math.max(minutes?.last ?? 0, minutes?.now ?? 0)),
    hours: minutes && { now: hours(minutes.now), last: hours(minutes.last) },
    leave: leaveOf(one, plans, today),
  };
}
