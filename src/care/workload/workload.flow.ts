// Hours and leave of a unit's people for their instructor: by name, of the station's own roster. A
// look is one record.

import { appendAudit } from '../../../db/audit.ts';
import { leavePlansIn } from '../../../db/leave-plans.ts';
import { officersOf } from '../../../db/roster.ts';
import { weeksIn } from '../../../db/worked-days.ts';
import type { Tools } from '../../outbox/tools.ts';
import { OCCASIONS } from '../occasions.ts';
import { type Acting, asInstructor, type Instructor } from '../unit-of.flow.ts';
import { type HoursOf, hoursOf, weeksFrom } from './hours.ts';
import { type Leave, type LeavePlan, leaveOf } from './leave.ts';

type CareTools = Pick<Tools, 'pools' | 'clock'>;

export type WorkloadOf = {
  readonly id: string;
  readonly no: string;
  readonly name: string;
  /** Absent where the roster told none of these weeks. */
  readonly hours: HoursOf | undefined;
  readonly leave: Leave | undefined;
  readonly plans: readonly (LeavePlan & { readonly standIn: string | undefined })[];
};

export type Workload = NonNullable<Awaited<ReturnType<typeof workload>>>;

export async function workload(tools: CareTools, instructor: Instructor) {
  return asInstructor(tools, instructor, async (acting) => {
    const { tx, at, actor, unitId, today } = acting;
    const people = await workloadIn(acting);
    appendAudit(tx, [
      { at, actor, action: 'care-workload-seen', subject: `unit:${unitId}`, detail: {} },
    ]);
    const withLeave = people.filter(({ leave }) => leave !== undefined);
    return {
      today,
      people,
      leaveGoal: OCCASIONS.leaveGoal,
      hoursAWeek: OCCASIONS.hoursAWeek,
      over: people.filter(({ hours }) => hours !== undefined && hours.load !== 'usual').length,
      withLeave: withLeave.length,
      onCourse: withLeave.filter(({ leave }) => leave?.isOnCourse).length,
    };
  });
}

/** Without a record: for pages that make their own. */
export async function workloadIn({ tx, unitId, today }: Acting): Promise<WorkloadOf[]> {
  const officers = await officersOf(tx.db, unitId);
  const plans = await leavePlansIn(tx.db, unitId, today);
  const weeks = Map.groupBy(
    await weeksIn(tx.db, unitId, weeksFrom(today)),
    ({ officerId }) => officerId,
  );
  return officers.map((officer) => {
    const { id, no, name } = officer;
    const own = plans.filter(({ officerId }) => officerId === id);
    const told = weeks.get(id);
    return {
      id,
      no,
      name,
      hours: told && hoursOf(told, today),
      leave: leaveOf(officer, own, today),
      plans: own.map((plan) => ({
        ...plan,
        standIn: officers.find((one) => one.id === plan.standInId)?.name,
      })),
    };
  });
}
