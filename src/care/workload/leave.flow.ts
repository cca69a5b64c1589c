// An instructor agrees leave with one of their people and says who takes over what meanwhile, sees it
// handed over, or calls it off. Under the locks of everybody it is about, so that two cannot lean on each other.

import { appendAudit } from '../../../db/audit.ts';
import { callOffLeave, handOver, leavePlansIn, putLeavePlan } from '../../../db/leave-plans.ts';
import { lockOfficers } from '../../../db/roster.ts';
import { weeksOf } from '../../../db/worked-days.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Acting, asInstructor, type Instructor } from '../unit-of.flow.ts';
import { DUTIES, named } from './duties.ts';
import { hoursOf, weeksFrom } from './hours.ts';
import {
  handOverOf,
  type LeaveFault,
  type LeavePlan,
  type LeaveWish,
  leaveFault,
} from './leave.ts';

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
    const duties = named(DUTIES, wish.duties ?? []).map((one) => one.id);
    putLeavePlan(tx, { ...wish, id, officerId, duties, handedOverOn: undefined });
    const { from, to, standInId } = wish;
    const detail = { plan: id, from, to, standIn: standInId, duties: duties.join(' ') };
    const subject = `roster:${officerId}`;
    appendAudit(tx, [{ at, actor, action: 'leave-planned', subject, detail }]);
    return { kind: 'done' };
  });
  return done ?? { kind: 'no-such-officer' };
}

/** The duties are with who stands in. */
export async function handOverDuties(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
  planId: string,
): Promise<LeaveSet> {
  return onPlan(tools, instructor, { officerId, planId }, ({ tx, today }, plan) => {
    if (handOverOf(plan, today) !== 'owed' && handOverOf(plan, today) !== 'late') return undefined;
    handOver(tx, planId, today);
    return 'leave-handed-over';
  });
}

export async function endLeave(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
  planId: string,
): Promise<LeaveSet> {
  return onPlan(tools, instructor, { officerId, planId }, ({ tx, at }) => {
    callOffLeave(tx, planId, at);
    return 'leave-called-off';
  });
}

type Which = { readonly officerId: string; readonly planId: string };

/** `work` does it and names it for the record, or finds nothing to do. */
async function onPlan(
  tools: CareTools,
  instructor: Instructor,
  { officerId, planId }: Which,
  work: (acting: Acting, plan: LeavePlan) => string | undefined,
): Promise<LeaveSet> {
  const done = await asInstructor<LeaveSet>(tools, instructor, async (acting) => {
    const { tx, unitId, today, at, actor } = acting;
    await lockOfficers(tx.db, [officerId]);
    const plans = await leavePlansIn(tx.db, unitId, today);
    const plan = plans.find((one) => one.id === planId && one.officerId === officerId);
    if (plan === undefined) return { kind: 'no-such-officer' };
    const action = work(acting, plan);
    if (action === undefined) return { kind: 'done' };
    appendAudit(tx, [
      { at, actor, action, subject: `roster:${officerId}`, detail: { plan: planId } },
    ]);
    return { kind: 'done' };
  });
  return done ?? { kind: 'no-such-officer' };
}
