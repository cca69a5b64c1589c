// Whom an alert goes to at this moment, by the roster and by how long the case has waited.

import type { Db } from '../../../db/client.ts';
import { deskProfilesOf } from '../../../db/desk-profiles.ts';
import { shiftsWithin } from '../../../db/on-call.ts';
import { activeStaff } from '../../../db/staff.ts';
import type { Level } from '../../listening/level.ts';
import { isTooNear, type Routed } from '../line/may-take.ts';
import { rungsToPage } from './climb.ts';
import type { Rung } from './policy.ts';
import { onCallAt } from './roster.ts';

export type Paged = {
  /** None: nobody is on call, and everybody was asked. */
  readonly rungs: readonly Rung[];
  /** By label, for the alert in a group. */
  readonly labels: readonly string[];
  readonly staffIds: readonly string[];
  readonly isRosterKept: boolean;
};

const WEEK_MS = 7 * 86_400_000;

export type Ringing = Pick<Routed, 'unitId' | 'wishes'> & {
  readonly level: Level;
  readonly waitedMin: number;
  /** Who had it until now. */
  readonly leftBy: string | undefined;
};

/** Whom the case can never go to is not asked, unless there is nobody else. */
export async function pagedFor(db: Db, ringing: Ringing, at: Date): Promise<Paged> {
  const around = [new Date(at.getTime() - WEEK_MS), new Date(at.getTime() + WEEK_MS)] as const;
  const [shifts, members] = await Promise.all([
    shiftsWithin(db, ...around),
    activeStaff(db, ['counselor', 'lead']),
  ]);
  const here = new Map(members.map((member) => [member.id, member]));
  const profiles = await deskProfilesOf(db, [...here.keys()]);
  const far = [...here.keys()].filter((id) => {
    const profile = profiles.get(id);
    return profile === undefined || !isTooNear(ringing, profile);
  });
  const onCall = [...onCallAt(shifts, at, (id) => here.has(id))];
  const manned = new Map(onCall.filter(([, { staffId }]) => far.includes(staffId)));
  const left = onCall.filter(([, { staffId }]) => staffId === ringing.leftBy);
  const isRosterKept = shifts.some(({ from }) => from <= at);
  const { level, waitedMin } = ringing;
  const rungs = rungsToPage(
    level,
    waitedMin,
    new Set(manned.keys()),
    new Set(left.map(([rung]) => rung).filter((rung) => manned.has(rung))),
  );
  const everybody = far.length > 0 ? far : [...here.keys()];
  if (rungs.length === 0) return { rungs, labels: [], staffIds: everybody, isRosterKept };
  const staffIds = [...new Set(rungs.flatMap((rung) => manned.get(rung)?.staffId ?? []))];
  const labels = staffIds.flatMap((id) => here.get(id)?.label ?? []);
  return { rungs, labels, staffIds, isRosterKept };
}
