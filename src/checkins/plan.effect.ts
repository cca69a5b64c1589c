// When each person is asked next, worked out anew from the schedules of their unit and squad.
// Safe to run twice: the rows are derived (decision 25). What was waiting
// for its moment goes on waiting: planning starts at the occasion that stood there.

import { isDeepStrictEqual } from 'node:util';
import type { Db, Tx } from '../../db/client.ts';
import { groundRows } from '../../db/grounds.ts';
import {
  dropPlans,
  type Plan,
  peopleToPlan,
  personToPlan,
  plansOfAll,
  putPlans,
} from '../../db/plans.ts';
import { schedulesOf } from '../../db/units.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { type AppliedSchedule, applies } from './due.ts';
import { type Grounds, groundsIn } from './when/grounds.ts';
import { type Draw, nextAsk } from './when/next.ts';
import { keptSkips, spanAround } from './when/plan.ts';

const ROWS_MAX = 500;

type PlanTools = Pick<Tools, 'pools' | 'clock' | 'keys'>;
type Row = NonNullable<Awaited<ReturnType<typeof personToPlan>>>;
type Known = {
  readonly schedules: readonly AppliedSchedule[];
  readonly grounds: Grounds;
  readonly draw: Draw;
  readonly now: Date;
};

export async function planPerson(
  { personId }: EffectOf<'plan-person.v1'>,
  { pools, clock, keys }: PlanTools,
): Promise<void> {
  await pools.officer.transact('wl_bot', async (tx) => {
    const row = await personToPlan(tx.db, personId);
    if (row === undefined) return; // erased while this waited; the plans went too
    const unitIds = row.unitId === null ? [] : [row.unitId];
    await replan(tx, [row], await known(tx.db, unitIds, { now: clock(), draw: keys.draw }));
  });
}

/** In batches, so that a large unit holds no lock for long. */
export async function planUnit(
  { unitId }: EffectOf<'plan-unit.v1'>,
  { pools, clock, keys }: PlanTools,
): Promise<void> {
  let after: string | undefined;
  do {
    const from = after;
    after = await pools.officer.transact('wl_bot', async (tx) => {
      const rows = await peopleToPlan(tx.db, unitId, from, ROWS_MAX);
      await replan(tx, rows, await known(tx.db, [unitId], { now: clock(), draw: keys.draw }));
      return rows.length === ROWS_MAX ? rows.at(-1)?.id : undefined;
    });
  } while (after !== undefined);
}

async function known(
  db: Db,
  unitIds: readonly string[],
  at: Pick<Known, 'now' | 'draw'>,
): Promise<Known> {
  if (unitIds.length === 0) return { ...at, schedules: [], grounds: groundsIn(NOTHING_SAID) };
  const [schedules, rows] = await Promise.all([
    schedulesOf(db, unitIds),
    groundRows(db, unitIds, spanAround(at.now)),
  ]);
  return { ...at, schedules, grounds: groundsIn(rows) };
}

/** Only what is not so already is written: most of a replanned unit stays as it was. */
async function replan(tx: Tx, rows: readonly Row[], all: Known): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const stood = Map.groupBy(await plansOfAll(tx.db, ids), ({ personId }) => personId);
  const moved: Plan[] = [];
  const ended: Plan[] = [];
  for (const row of rows) {
    const before = stood.get(row.id) ?? [];
    const after = plansFor(row, before, all);
    moved.push(...after.filter((plan) => !before.some((one) => isDeepStrictEqual(one, plan))));
    ended.push(...before.filter((one) => !after.some((plan) => isOf(plan, one))));
  }
  dropPlans(tx, ended);
  putPlans(tx, moved);
}

function isOf({ scheduleId }: Plan, other: Plan): boolean {
  return scheduleId === other.scheduleId;
}

function plansFor(
  row: Row,
  stood: readonly Plan[],
  { schedules, grounds, draw, now }: Known,
): Plan[] {
  const person = {
    unitId: row.unitId ?? undefined,
    squadId: row.squadId ?? undefined,
    joinedAt: row.joinedAt ?? undefined,
    stoppedAt: row.stoppedAt ?? undefined,
    timeZone: row.timeZone,
    rhythm: row.rhythm,
    quiet: { fromMin: row.quietFromMin, toMin: row.quietToMin },
  };
  return schedules
    .filter((schedule) => applies(schedule, person))
    .flatMap((schedule) => {
      const before = stood.find(({ scheduleId }) => scheduleId === schedule.id);
      const after = new Date(Math.min(now.getTime(), (before?.slotAt ?? now).getTime() - 1));
      const ground = grounds(schedule.unitId, person.squadId);
      const asking = { personId: row.id, who: person, schedule, ground, draw };
      const next = nextAsk(asking, before === undefined ? now : after, now);
      if (next === undefined) return [];
      const skipped = keptSkips(before?.skipped ?? [], next.skipped, after);
      const { slotAt, askAt: nextAt } = next;
      const key = { personId: row.id, scheduleId: schedule.id };
      return [{ ...key, slotAt, nextAt, skipped, turnAt: null }];
    });
}

const NOTHING_SAID = { places: [], days: [], patterns: [], duties: [] };
