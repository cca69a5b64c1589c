// Whom an alert goes to at this moment, by the roster and by how long the case has waited.

import type { Db } from '../../../db/client.ts';
import { shiftsWithin } from '../../../db/on-call.ts';
import { activeStaff } from '../../../db/staff.ts';
import type { Level } from '../../listening/level.ts';
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

export async function pagedFor(db: Db, level: Level, waitedMin: number, at: Date): Promise<Paged> {
  const around = [new Date(at.getTime() - WEEK_MS), new Date(at.getTime() + WEEK_MS)] as const;
  const [shifts, members] = await Promise.all([
    shiftsWithin(db, ...around),
    activeStaff(db, ['counselor', 'lead']),
  ]);
  const here = new Map(members.map((member) => [member.id, member]));
  const manned = onCallAt(shifts, at, (id) => here.has(id));
  const isRosterKept = shifts.some(({ from }) => from <= at);
  const rungs = rungsToPage(level, waitedMin, new Set(manned.keys()));
  if (rungs.length === 0) return { rungs, labels: [], staffIds: [...here.keys()], isRosterKept };
  const staffIds = [...new Set(rungs.flatMap((rung) => manned.get(rung)?.staffId ?? []))];
  const labels = staffIds.flatMap((id) => here.get(id)?.label ?? []);
  return { rungs, labels, staffIds, isRosterKept };
}
