// A dry run, counted in the officers' world by their own role; what comes out are guarded figures
// alone, and none at all where fewer than `SMALL_GROUP` are affected (decision 9).

import { groundRows } from '../../db/grounds.ts';
import { hoursGroups } from '../../db/plans.ts';
import type { ScheduleDays } from '../checkins/schedule.ts';
import { groundsIn } from '../checkins/when/grounds.ts';
import type { Tools } from '../outbox/tools.ts';
import { SMALL_GROUP } from './affected.flow.ts';
import { DRY_RUN_DAYS, dryRun, type Tallies, type ToldTally, toldTally } from './dry-run.ts';

const DAY_MS = 86_400_000;
/** A duty or a sleep may have begun before the days that are looked at. */
const DAYS_BEFORE = 3;

export type DryRun = Readonly<Record<keyof Tallies, ToldTally>>;

export async function dryRunOf(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  schedule: {
    readonly unitId: string;
    readonly squadId: string | undefined;
    readonly cron: string;
    readonly days: ScheduleDays;
  },
): Promise<DryRun | undefined> {
  const now = clock();
  const { unitId, squadId } = schedule;
  const from = new Date(now.getTime() - (DRY_RUN_DAYS + DAYS_BEFORE) * DAY_MS);
  const { groups, rows } = await pools.officer.transact('wl_bot', async ({ db }) => ({
    groups: await hoursGroups(db, unitId, squadId),
    rows: await groundRows(db, [unitId], { from, to: now }),
  }));
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  if (people < SMALL_GROUP) return undefined;
  const { sent, quiet, onDuty } = dryRun(groups, schedule, groundsIn(rows), now);
  return {
    sent: toldTally(sent, SMALL_GROUP),
    quiet: toldTally(quiet, SMALL_GROUP),
    onDuty: toldTally(onDuty, SMALL_GROUP),
  };
}
