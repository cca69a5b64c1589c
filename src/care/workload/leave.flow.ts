// An instructor agrees leave with one of their people and says who takes over meanwhile; or calls it
// off. Under the locks of everybody it is about, so that two cannot lean on each other.

import { appendAudit } from '../../../db/audit.ts';
import { callOffLeave, leavePlansIn, putLeavePlan } from '../../../db/leave-plans.ts';
import { lockOfficers } from '../../../db/roster.ts';
import { weeksOf } from '../../../db/worked-days.ts';
import type { Tools } from '../../outbox/tools.ts';
import { asInstructor, type Instructor } from '../unit-of.flow.ts';
import { hoursOf, weeksFrom } from './hours.ts';
import { type LeaveFault, type LeaveWish, leaveFault } from './leave.ts';

type CareTools = Pick<Tools, 'pools' | 'clock' | 'newId'>;

export type LeaveSet = { readonly kind: 'done' | 'no-such-officer' | LeaveFault };

export async function planLeave(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
  wish: LeaveWish,
): Promise<LeaveSet> {
  const done = await asInstructor<LeaveSet>(tools, instructor, async (acting) => {
    const { tx, unitId, today, at, actor } = acting;
    const held = await lockOfficers(tx.db, [officerId, wish.standInId]);
    const officer = held.find(({ id }) => id === officerId);
    if (officer === undefined) return { kind: 'no-such-officer' };
    const standIn = held.find(({ id }) => id === wish.standInId);
    const plans = await leavePlansIn(tx.db, unitId, today);
    const weeks = await weeksOf(tx.db, [wish.standInId], weeksFrom(today));
    const isStandInOver = hoursOf(weeks, today).load !== 'usual';
    const fault = leaveFault(wish, { officer, standIn, isStandInOver, plans, today });
    if (fault !== undefined) return { kind: fault };
    const id = tools.newId();
    putLeavePlan(tx, { id, officerId, ...wish });
    const detail = { plan: id, from: wish.from, to: wish.to, standIn: wish.standInId };
    const subject = `roster:${officerId}`;
    appendAudit(tx, [{ at, actor, action: 'leave-planned', subject, detail }]);
    return { kind: 'done' };
  });
  return done ?? { kind: 'no-such-officer' };
}

export async function endLeave(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
  planId: string,
): Promise<LeaveSet> {
  const done = await asInstructor<LeaveSet>(tools, instructor, async (acting) => {
    const { tx, unitId, today, at, actor } = acting;
    await lockOfficers(tx.db, [officerId]);
    const plans = await leavePlansIn(tx.db, unitId, today);
    const plan = plans.find((one) => one.id === planId && one.officerId === officerId);
    if (plan === undefined) return { kind: 'no-such-officer' };
    callOffLeave(tx, planId, at);
    const subject = `roster:${officerId}`;
    appendAudit(tx, [{ at, actor, action: 'leave-called-off', subject, detail: { plan: planId } }]);
    return { kind: 'done' };
  });
  return done ?? { kind: 'no-such-officer' };
}
