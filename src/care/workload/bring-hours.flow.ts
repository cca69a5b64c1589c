// Brings hours in, a part at a time, and opens what a week with too many of them owes. The same hours
// told again change nothing; a person with such a task open gets no second one; hours that are
// corrected close what they opened.

import { appendAudit } from '../../../db/audit.ts';
import { openGrounds } from '../../../db/care-grounds.ts';
import { openTasksOf } from '../../../db/care-tasks.ts';
import type { Tx } from '../../../db/client.ts';
import { officersByNo } from '../../../db/roster.ts';
import { putWorkedDays, weeksOf } from '../../../db/worked-days.ts';
import { localOf } from '../../checkins/when/zone.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Fault } from '../list-file.ts';
import { eventOf } from '../occasions.ts';
import { type By, recordEvents, type Told } from '../record.flow.ts';
import { retractEvents } from '../retract.flow.ts';
import { HOUR_KINDS, hourEvents, mondayOf, overtold, toldFault, weeksFrom } from './hours.ts';
import type { ListedHours } from './list-hours.ts';

const DAYS_AT_ONCE = 5_000;

type Bringing = { readonly actor: string; readonly faults: Fault[] };

export async function bringHours(
  tools: Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>,
  hours: readonly ListedHours[],
  { actor, faults }: Bringing,
) {
  const at = tools.clock();
  const today = localOf(at, tools.settings.timeZone).day;
  const by: By = { source: 'calendar', actor, at, newId: tools.newId };
  const good = hours.filter(({ row, on }) => {
    const code = toldFault(on, today);
    if (code !== undefined) faults.push({ row, code });
    return code === undefined;
  });
  const sums = { made: 0, changed: 0, tasks: 0, bad: 0 };
  for (let from = 0; from < good.length; from += DAYS_AT_ONCE) {
    const part = good.slice(from, from + DAYS_AT_ONCE);
    await tools.pools.station.transact('wl_registrar', async (tx) => {
      const nos = [...new Set(part.map(({ no }) => no))];
      const officers = new Map((await officersByNo(tx.db, nos)).map(({ no, id }) => [no, id]));
      const days = part.flatMap(({ row, no, on, minutes }) => {
        const officerId = officers.get(no);
        if (officerId === undefined) faults.push({ row, code: 'unknown-officer' });
        return officerId === undefined ? [] : [{ officerId, on, minutes }];
      });
      const put = await putWorkedDays(tx.db, days);
      const byOfficer = Map.groupBy(put, ({ officerId }) => officerId);
      const first = days.map(({ on }) => on).reduce((a, b) => (a < b ? a : b), today);
      sums.tasks += await watchHours(tx, [...byOfficer.keys()], { first, today, by });
      appendAudit(
        tx,
        [...byOfficer].map(([id, told]) => {
          const detail = { days: told.length };
          return { at, actor, action: 'roster-hours-told', subject: `roster:${id}`, detail };
        }),
      );
      const made = put.filter(({ isNew }) => isNew).length;
      sums.made += made;
      sums.changed += put.length - made;
      sums.bad += part.length - days.length;
    });
  }
  const { made, changed, tasks, bad } = sums;
  return { made, changed, same: good.length - made - changed - bad, tasks };
}

type Watching = { readonly first: string; readonly today: string; readonly by: By };

async function watchHours(
  tx: Tx,
  officerIds: readonly string[],
  { first, today, by }: Watching,
): Promise<number> {
  if (officerIds.length === 0) return 0;
  const grounds = await openGrounds(tx.db, officerIds, HOUR_KINDS);
  const from = [...grounds.map(({ on }) => on), first, weeksFrom(today)].toSorted()[0] ?? first;
  const weeks = await weeksOf(tx.db, officerIds, mondayOf(from));
  const gone = overtold(grounds, weeks);
  await retractEvents(tx, gone, { today, at: by.at, actor: by.actor });
  // Where one closed, another heavy week may have stood behind it.
  const again = new Set(gone.map(({ officerId }) => officerId));
  const told = hourEvents(
    weeks.filter(({ officerId, monday }) => again.has(officerId) || monday >= mondayOf(first)),
    today,
  );
  if (told.length === 0) return 0;
  const open = await openTasksOf(tx.db, [...new Set(told.map(({ officerId }) => officerId))]);
  const isOpen = ({ officerId, kind }: Told) =>
    open.some(
      (task) =>
        task.officerId === officerId &&
        task.occasions.some(({ trigger }) => eventOf(kind)?.opens.includes(trigger)),
    );
  const fresh = told.filter((one) => !isOpen(one));
  // Of several weeks told at once the newest opens: one look is owed, not one for each.
  const newest = [...Map.groupBy(fresh, ({ officerId, kind }) => `${officerId} ${kind}`).values()];
  const events = newest.flatMap((all) =>
    all.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, 1),
  );
  return (await recordEvents(tx, events, by)).tasks;
}
