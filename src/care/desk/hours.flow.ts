// Hours and leave across units, by name, for whoever answers for the HR desk: the roster's own data,
// which HR sends. A look is one record.

import { appendAudit } from '../../../db/audit.ts';
import { forceOf, type LoadTask, leaveAhead, loadTasksSince } from '../../../db/force.ts';
import { allStaff } from '../../../db/staff.ts';
import { allUnits } from '../../../db/units.ts';
import { dayAfter, localOf } from '../../checkins/when/zone.ts';
import type { Tools } from '../../outbox/tools.ts';
import { OCCASIONS, triggerOf } from '../occasions.ts';
import { LOAD_TRIGGERS, offered } from '../workload/duties.ts';
import { loadsOf } from '../workload/force.ts';
import { mondayOf } from '../workload/hours.ts';
import { asDesk, type DeskMember } from './as-desk.flow.ts';

const WEEK_DAYS = 7;
const DONE_OF_LATE_DAYS = 60;
const DUE_MAX = 300;

type DeskTools = Pick<Tools, 'pools' | 'clock' | 'settings'>;

export type DeskHours = NonNullable<Awaited<ReturnType<typeof deskHours>>>;

/** @returns undefined for every other desk. */
export async function deskHours(tools: DeskTools, member: DeskMember, unitId?: string) {
  return asDesk(tools, member, async ({ tx, routes, at, actor }) => {
    if (!routes.includes('hr')) return undefined;
    const today = localOf(at, tools.settings.timeZone).day;
    const turn = mondayOf(today);
    const span = { from: dayAfter(turn, -WEEK_DAYS), turn, to: dayAfter(turn, WEEK_DAYS) };
    const [force, plans, tasks, units, staff] = await Promise.all([
      forceOf(tx.db, span),
      leaveAhead(tx.db, today),
      loadTasksSince(tx.db, dayAfter(today, -DONE_OF_LATE_DAYS)),
      allUnits(tx.db),
      allStaff(tx.db),
    ]);
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const found = loadsOf(force, plans, today);
    const care = Map.groupBy(tasks, ({ officerId }) => officerId);
    const due = found.due.filter((one) => unitId === undefined || one.unitId === unitId);
    const detail = unitId === undefined ? {} : { unit: unitId };
    appendAudit(tx, [
      { at, actor, action: 'desk-hours-seen', subject: `staff:${member.id}`, detail },
    ]);
    return {
      today,
      hoursAWeek: OCCASIONS.hoursAWeek,
      leaveGoal: OCCASIONS.leaveGoal,
      unit: unitId === undefined ? undefined : names.get(unitId),
      units: found.units.map((one) => ({ ...one, name: names.get(one.unitId) ?? '' })),
      dueInAll: due.length,
      due: due.slice(0, DUE_MAX).map((one) => ({
        ...one,
        unit: names.get(one.unitId) ?? '',
        care: (care.get(one.id) ?? []).map((task) => ({
          ...careIn(task),
          owner: staff.find(({ id }) => id === task.ownerId)?.label,
        })),
      })),
    };
  });
}

function careIn({ id, state, dueOn, endedOn, occasions, offered: codes }: LoadTask) {
  const labels = occasions
    .filter(({ trigger }) => LOAD_TRIGGERS.includes(trigger))
    .flatMap(({ trigger }) => triggerOf(trigger)?.label ?? []);
  return { id, state, dueOn, endedOn, labels, offers: offered(codes) };
}
