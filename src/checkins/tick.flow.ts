// Asks everybody whose time has come, each once, in any number of processes: a plan is claimed,
// the ask is committed under its slot, and only then the next time is written. A crash between
// the two asks nobody twice, since a slot is unique.

import { constraintOf } from '../../db/client.ts';
import type { Claimed } from '../../db/outbox.ts';
import { claimDuePlans, movePlan, type Plan } from '../../db/plans.ts';
import { schedulesById } from '../../db/units.ts';
import { commit } from '../core/commit.flow.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { type AppliedSchedule, type Step, stepOf } from './due.ts';

const CLAIM_MS = 60_000;
const ROWS_MAX = 100;
const AT_ONCE = 4;

type Settled = { readonly plan: Plan; readonly nextAt: Date | undefined };
type Round = { readonly settled: Settled[]; readonly effects: Claimed[] };

/** One round. @returns how many plans were due. */
export async function tick(tools: Tools): Promise<number> {
  const now = tools.clock();
  const { due, schedules } = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const plans = await claimDuePlans(db, now, new Date(now.getTime() + CLAIM_MS), ROWS_MAX);
    const ids = [...new Set(plans.map(({ scheduleId }) => scheduleId))];
    return { due: plans, schedules: await schedulesById(db, ids) };
  });
  if (due.length === 0) return 0;
  const byId = new Map(schedules.map((schedule) => [schedule.id, schedule]));
  const round: Round = { settled: [], effects: [] };
  // One person's plans one after the other: the second sees that the first has asked.
  const people = [...Map.groupBy(due, ({ personId }) => personId).values()].values();
  const askNext = async () => {
    for (const plans of people) {
      for (const plan of plans) await ask(tools, plan, byId.get(plan.scheduleId), round);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askNext));
  await tools.pools.officer.transact('wl_bot', async (tx) => {
    for (const { plan, nextAt } of round.settled) movePlan(tx, plan, nextAt);
  });
  await tools.doNow(round.effects);
  return due.length;
}

/** What fails stays claimed; the claim lapses and it is tried again. */
async function ask(
  tools: Tools,
  plan: Plan,
  schedule: AppliedSchedule | undefined,
  { settled, effects }: Round,
): Promise<void> {
  let step: Step | undefined;
  try {
    const due = { dueAt: plan.nextAt, schedule };
    effects.push(
      ...(await commit(tools, plan.personId, (now) => {
        step = stepOf(now, due);
        return step.ask;
      })),
    );
  } catch (error) {
    if (constraintOf(error) !== 'check_ins_slot') {
      tools.log.warn('check-in-not-asked', factsOf(error));
      return;
    }
  }
  if (step !== undefined) settled.push({ plan, nextAt: step.nextAt });
}
