// When each person is asked next, worked out anew from the schedules of their unit and squad.
// Safe to run twice: the rows are derived (decision 25) and replaced as a whole.

import type { Tx } from '../../db/client.ts';
import { dropPlansOf, peopleToPlan, personToPlan, putPlans } from '../../db/plans.ts';
import { schedulesOf } from '../../db/units.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { type AppliedSchedule, applies } from './due.ts';
import { nextAsk } from './quiet.ts';

const ROWS_MAX = 500;

type PlanTools = Pick<Tools, 'pools' | 'clock'>;
type Row = NonNullable<Awaited<ReturnType<typeof personToPlan>>>;

export async function planPerson(
  { personId }: EffectOf<'plan-person.v1'>,
  { pools, clock }: PlanTools,
): Promise<void> {
  await pools.officer.transact('wl_bot', async (tx) => {
    const row = await personToPlan(tx.db, personId);
    if (row === undefined) return; // erased while this waited; the plans went too
    const schedules = row.unitId === null ? [] : await schedulesOf(tx.db, [row.unitId]);
    replan(tx, [row], schedules, clock());
  });
}

/** In batches, so that a large unit holds no lock for long. */
export async function planUnit(
  { unitId }: EffectOf<'plan-unit.v1'>,
  { pools, clock }: PlanTools,
): Promise<void> {
  let after: string | undefined;
  do {
    const from = after;
    after = await pools.officer.transact('wl_bot', async (tx) => {
      const rows = await peopleToPlan(tx.db, unitId, from, ROWS_MAX);
      replan(tx, rows, await schedulesOf(tx.db, [unitId]), clock());
      return rows.length === ROWS_MAX ? rows.at(-1)?.id : undefined;
    });
  } while (after !== undefined);
}

function replan(
  tx: Tx,
  rows: readonly Row[],
  schedules: readonly AppliedSchedule[],
  now: Date,
): void {
  dropPlansOf(
    tx,
    rows.map(({ id }) => id),
  );
  putPlans(
    tx,
    rows.flatMap((row) => plansFor(row, schedules, now)),
  );
}

function plansFor(row: Row, schedules: readonly AppliedSchedule[], now: Date) {
  const person = {
    unitId: row.unitId ?? undefined,
    squadId: row.squadId ?? undefined,
    joinedAt: row.joinedAt ?? undefined,
    stoppedAt: row.stoppedAt ?? undefined,
    timeZone: row.timeZone,
    quiet: { fromMin: row.quietFromMin, toMin: row.quietToMin },
  };
  return schedules
    .filter((schedule) => applies(schedule, person))
    .flatMap(({ id, cron }) => {
      const nextAt = nextAsk(cron, person, now);
      return nextAt ? [{ personId: row.id, scheduleId: id, nextAt, claimedUntil: null }] : [];
    });
}
