// Asks everybody whose time has come, each once, in any number of processes: a plan is claimed,
// the ask is committed under its slot, and only then the next time is written. A crash between
// the two asks nobody twice, since a slot is unique.

import { constraintOf } from '../../db/client.ts';
import { groundRows } from '../../db/grounds.ts';
import type { Claimed } from '../../db/outbox.ts';
import { claimDuePlans, movePlan, type NextPlan, type Plan } from '../../db/plans.ts';
import { schedulesById } from '../../db/units.ts';
import { commit } from '../core/commit.flow.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { type AppliedSchedule, type Step, stepOf } from './due.ts';
import { type Grounds, groundsIn } from './when/grounds.ts';
import { keptSkips, spanAround } from './when/plan.ts';

const CLAIM_MS = 60_000;
const ROWS_MAX = 100;
const AT_ONCE = 4;

type Settled = { readonly plan: Plan; readonly next: NextPlan | undefined };
type Round = {
  readonly schedules: ReadonlyMap<string, AppliedSchedule>;
  readonly grounds: Grounds;
  readonly settled: Settled[];
  readonly effects: Claimed[];
};

/** One round. @returns how many plans were due. */
export async function tick(tools: Tools): Promise<number> {
  const now = tools.clock();
  const { due, schedules, grounds } = await tools.pools.officer.transact(
    'wl_bot',
    async ({ db }) => {
      const plans = await claimDuePlans(db, now, new Date(now.getTime() + CLAIM_MS), ROWS_MAX);
      const ids = [...new Set(plans.map(({ scheduleId }) => scheduleId))];
      const applied = await schedulesById(db, ids);
      const unitIds = [...new Set(applied.map(({ unitId }) => unitId))];
      const rows = await groundRows(db, unitIds, spanAround(now));
      return { due: plans, schedules: applied, grounds: groundsIn(rows) };
    },
  );
  if (due.length === 0) return 0;
  const byId = new Map(schedules.map((schedule) => [schedule.id, schedule]));
  const round: Round = { schedules: byId, grounds, settled: [], effects: [] };
  // One person's plans one after the other: the second sees that the first has asked.
  const people = [...Map.groupBy(due, ({ personId }) => personId).values()].values();
  const askNext = async () => {
    for (const plans of people) {
      for (const plan of plans) await ask(tools, plan, round);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askNext));
  await tools.pools.officer.transact('wl_bot', async (tx) => {
    for (const { plan, next } of round.settled) movePlan(tx, plan, next);
  });
  await tools.doNow(round.effects);
  return due.length;
}

/** What fails stays claimed; the claim lapses and it is tried again. */
async function ask(
  tools: Tools,
  plan: Plan,
  { schedules, grounds, settled, effects }: Round,
): Promise<void> {
  const schedule = schedules.get(plan.scheduleId);
  let step: Step | undefined;
  try {
    effects.push(
      ...(await commit(tools, plan.personId, (now) => {
        const ground = grounds(schedule?.unitId ?? '', now.person.squadId);
        step = stepOf(now, { slotAt: plan.slotAt, schedule, ground, draw: tools.keys.draw });
        return step.ask;
      })),
    );
  } catch (error) {
    if (constraintOf(error) !== 'check_ins_slot') {
      tools.log.warn('check-in-not-asked', factsOf(error));
      return;
    }
  }
  if (step !== undefined) settled.push({ plan, next: nextPlan(plan, step) });
}

function nextPlan({ skipped }: Plan, { next }: Step): NextPlan | undefined {
  if (next === undefined) return undefined;
  const { slotAt, askAt: nextAt } = next;
  return { slotAt, nextAt, skipped: keptSkips(skipped, next.skipped) };
}
