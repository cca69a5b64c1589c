// Once an hour, by any process: what only a date tells becomes an event, and each unit is reminded
// once on its own day. Done twice it is as if it was done once.

import { claimReminder } from '../../db/care-feeds.ts';
import { openGrounds } from '../../db/care-grounds.ts';
import { dueCounts } from '../../db/care-tasks.ts';
import { leavePlansOf } from '../../db/leave-plans.ts';
import { enqueueForWorker } from '../../db/outbox.ts';
import { officersAfter } from '../../db/roster.ts';
import { allUnits } from '../../db/units.ts';
import { localOf } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';
import { datedEvents, isSettled, SETTLED_KINDS } from './by-date.ts';
import { recordEvents } from './record.flow.ts';
import { retractEvents } from './retract.flow.ts';

const PAGE = 1_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Reminders come at eight, when the day is planned. */
const REMIND_FROM_MIN = 8 * 60;

type CareTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>;

/** Ends between two pages once `signal` says so; the next run goes on. */
export async function tendCare(tools: CareTools, signal?: AbortSignal): Promise<void> {
  await tellDates(tools, signal);
  await remindUnits(tools);
}

async function tellDates(
  { pools, clock, newId, settings }: CareTools,
  signal: AbortSignal | undefined,
): Promise<void> {
  const at = clock();
  const { day: today } = localOf(at, settings.timeZone);
  const by = { source: 'calendar', actor: 'program', at, newId } as const;
  let after = FIRST_ID;
  while (signal?.aborted !== true) {
    const last = await pools.station.transact('wl_registrar', async (tx) => {
      const officers = await officersAfter(tx.db, after, PAGE);
      const ids = officers.map(({ id }) => id);
      const plans = Map.groupBy(
        ids.length === 0 ? [] : await leavePlansOf(tx.db, ids, today),
        ({ officerId }) => officerId,
      );
      const grounds = await openGrounds(tx.db, ids, SETTLED_KINDS);
      const settled = grounds.filter((ground) => {
        const officer = officers.find(({ id }) => id === ground.officerId);
        return officer && isSettled(ground, officer, today, plans.get(officer.id));
      });
      await retractEvents(tx, settled, { today, at, actor: 'program' });
      const told = officers.flatMap((officer) =>
        datedEvents(officer, today, plans.get(officer.id)).map((one) => ({
          ...one,
          officerId: officer.id,
        })),
      );
      await recordEvents(tx, told, by);
      return officers.length < PAGE ? undefined : officers.at(-1)?.id;
    });
    if (last === undefined) return;
    after = last;
  }
}

async function remindUnits({ pools, clock, newId }: CareTools): Promise<void> {
  const now = clock();
  const units = await pools.station.transact('wl_registrar', ({ db }) => allUnits(db));
  for (const { id: unitId, timeZone } of units) {
    const { day: on, minute } = localOf(now, timeZone);
    if (minute < REMIND_FROM_MIN) continue;
    await pools.station.transact('wl_registrar', async (tx) => {
      const due = await dueCounts(tx.db, unitId, on);
      if (due.today + due.overdue === 0 || !(await claimReminder(tx.db, unitId, on))) return;
      const effect = { kind: 'remind-care.v1', unitId, on } as const;
      enqueueForWorker(tx, [{ effect }], { now, newId });
    });
  }
}
