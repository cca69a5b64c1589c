// Hours and leave of a unit's people for their instructor: by name, of the station's own roster. A
// look is one record.

import { appendAudit } from '../../../db/audit.ts';
import { tasksOn } from '../../../db/care-loads.ts';
import type { TaskRow } from '../../../db/care-tasks.ts';
import { leavePlansIn } from '../../../db/leave-plans.ts';
import { officersOf } from '../../../db/roster.ts';
import { instructorsOf } from '../../../db/staff.ts';
import { weeksIn } from '../../../db/worked-days.ts';
import { dayAfter } from '../../checkins/when/zone.ts';
import type { Tools } from '../../outbox/tools.ts';
import { OCCASIONS, type Trigger, triggerOf } from '../occasions.ts';
import { type Acting, asInstructor, type Instructor } from '../unit-of.flow.ts';
import { DUTIES, type Duty, LOAD_TRIGGERS, named, type Offer, offered } from './duties.ts';
import { type HoursOf, hoursOf, weeksFrom } from './hours.ts';
import { type HandOver, handOverOf, type Leave, type LeavePlan, leaveOf } from './leave.ts';

const DONE_OF_LATE_DAYS = 60;

type CareTools = Pick<Tools, 'pools' | 'clock'>;

export type WorkloadOf = {
  readonly id: string;
  readonly no: string;
  readonly name: string;
  /** Absent where the roster told none of these weeks. */
  readonly hours: HoursOf | undefined;
  readonly leave: Leave | undefined;
  readonly plans: readonly PlanOf[];
  /** What hours and leave opened for them: open, or done of late. */
  readonly care: readonly LoadCare[];
};

export type PlanOf = LeavePlan & {
  readonly standIn: string | undefined;
  readonly handOver: HandOver;
  readonly handsOver: readonly Duty[];
};

export type LoadCare = Pick<TaskRow, 'id' | 'state' | 'dueOn' | 'endedOn'> & {
  readonly labels: readonly Trigger['label'][];
  /** Of the account it is with; absent: any instructor. */
  readonly owner: string | undefined;
  readonly offers: readonly Offer[];
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
      farOver: people.filter(({ hours }) => hours?.load === 'offer').length,
      toHandOver: people.flatMap(({ plans }) => plans).filter(isOwed).length,
      withLeave: withLeave.length,
      onCourse: withLeave.filter(({ leave }) => leave?.isOnCourse).length,
    };
  });
}

/** Without a record: for pages that make their own. */
export async function workloadIn({ tx, unitId, today }: Acting): Promise<WorkloadOf[]> {
  const endedFrom = dayAfter(today, -DONE_OF_LATE_DAYS);
  const [officers, plans, tasks, staff] = await Promise.all([
    officersOf(tx.db, unitId),
    leavePlansIn(tx.db, unitId, today),
    tasksOn(tx.db, unitId, { triggers: LOAD_TRIGGERS, endedFrom }),
    instructorsOf(tx.db, unitId),
  ]);
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
        handOver: handOverOf(plan, today),
        handsOver: named(DUTIES, plan.duties),
      })),
      care: tasks
        .filter((task) => task.officerId === id)
        .map((task) => careIn(task, staff.find((one) => one.id === task.ownerId)?.label)),
    };
  });
}

function careIn(task: TaskRow, owner: string | undefined): LoadCare {
  const { id, state, dueOn, endedOn, occasions } = task;
  const labels = occasions.flatMap(({ trigger }) => triggerOf(trigger)?.label ?? []);
  return { id, state, dueOn, endedOn, labels, owner, offers: offered(task.offered) };
}

function isOwed({ handOver }: PlanOf): boolean {
  return handOver === 'owed' || handOver === 'late';
}
