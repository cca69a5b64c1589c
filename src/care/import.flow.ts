// Brings a list in, a part at a time: each part is whole with its records, and the same list brought
// again changes nothing. Bad rows are told by line and reason, and not kept.

import { appendAudit } from '../../db/audit.ts';
import { moveTasks } from '../../db/care-tasks.ts';
import { enqueueForWorker } from '../../db/outbox.ts';
import { lockOfficers, officersByNo, putRoster } from '../../db/roster.ts';
import { allUnits } from '../../db/units.ts';
import { localOf } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';
import { closeNotAllowed } from './allowed.flow.ts';
import { dayFault, pastFault } from './event-day.ts';
import { type Fault, type ListedEvent, type ListedPerson, listIn } from './list-file.ts';
import { recordEvents } from './record.flow.ts';
import { bringHours } from './workload/bring-hours.flow.ts';

const PEOPLE_AT_ONCE = 2_000;
const EVENTS_AT_ONCE = 500;

type CareTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'settings'>;

export type Imported = {
  readonly kind: 'people' | 'events' | 'hours' | 'unreadable';
  /** New people, or events or days not known yet. */
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  /** Tasks opened or joined. */
  readonly tasks: number;
  readonly faults: readonly Fault[];
};

type Whose = {
  readonly unitId?: string | undefined;
  readonly actor?: string;
  readonly source?: 'file' | 'feed';
};

/** `unitId`: whose list it is, where a row names no unit. */
export async function importList(
  tools: CareTools,
  bytes: Uint8Array,
  { unitId, actor = 'program', source = 'file' }: Whose,
): Promise<Imported> {
  const list = listIn(bytes);
  const faults = [...list.faults];
  const counts =
    list.kind === 'people'
      ? await bringPeople(tools, list.people, { unitId, actor, faults })
      : list.kind === 'events'
        ? await bringEvents(tools, list.events, { actor, source, faults })
        : list.kind === 'hours'
          ? await bringHours(tools, list.hours, { actor, faults })
          : { made: 0, changed: 0, same: 0, tasks: 0 };
  return { kind: list.kind, ...counts, faults: faults.toSorted((a, b) => a.row - b.row) };
}

type Bringing = {
  readonly unitId?: string | undefined;
  readonly actor: string;
  readonly faults: Fault[];
};

async function bringPeople(
  tools: CareTools,
  people: readonly ListedPerson[],
  { unitId, actor, faults }: Bringing,
) {
  const at = tools.clock();
  const units = await tools.pools.station.transact('wl_registrar', ({ db }) => allUnits(db));
  const idOf = (name: string | undefined) =>
    units.find((unit) => (name === undefined ? unit.id === unitId : unit.name === name))?.id;
  const { day: today } = localOf(at, tools.settings.timeZone);
  const leaveYear = Number(today.slice(0, 4));
  const good = people.flatMap(({ row, unit, ...person }) => {
    const found = idOf(unit);
    const code =
      found === undefined
        ? 'unknown-unit'
        : (pastFault(person.bornOn, today) ?? pastFault(person.checkedUpOn, today));
    if (code !== undefined) faults.push({ row, code });
    const year = person.leaveDays === undefined ? undefined : leaveYear;
    return found === undefined || code !== undefined
      ? []
      : [{ ...person, id: tools.newId(), unitId: found, leaveYear: year }];
  });
  const sums = { made: 0, changed: 0 };
  for (const part of parts(good, PEOPLE_AT_ONCE))
    await tools.pools.station.transact('wl_registrar', async (tx) => {
      const put = await putRoster(tx.db, part, at);
      const known = put.filter(({ isNew }) => !isNew).map(({ id }) => id);
      moveTasks(tx, known);
      if (known.length > 0)
        enqueueForWorker(tx, [{ effect: { kind: 'check-peers.v1' } }], {
          now: at,
          newId: tools.newId,
        });
      await closeNotAllowed(tx, await lockOfficers(tx.db, known), { today, at, actor });
      appendAudit(
        tx,
        put.map(({ id, isNew }) => {
          const action = isNew ? 'roster-added' : 'roster-changed';
          return { at, actor, action, subject: `roster:${id}`, detail: {} };
        }),
      );
      sums.made += put.filter(({ isNew }) => isNew).length;
      sums.changed += put.filter(({ isNew }) => !isNew).length;
    });
  return { ...sums, same: good.length - sums.made - sums.changed, tasks: 0 };
}

async function bringEvents(
  tools: CareTools,
  events: readonly ListedEvent[],
  { actor, source, faults }: Omit<Bringing, 'unitId'> & Required<Pick<Whose, 'source'>>,
) {
  const at = tools.clock();
  const today = localOf(at, tools.settings.timeZone).day;
  const good = events.filter(({ row, on }) => {
    const code = dayFault(on, today);
    if (code !== undefined) faults.push({ row, code });
    return code === undefined;
  });
  const sums = { made: 0, tasks: 0, bad: 0 };
  for (const part of parts(good, EVENTS_AT_ONCE))
    await tools.pools.station.transact('wl_registrar', async (tx) => {
      const nos = [...new Set(part.map(({ no }) => no))];
      const officers = new Map((await officersByNo(tx.db, nos)).map(({ no, id }) => [no, id]));
      const told = part.flatMap(({ row, no, kind, on }) => {
        const officerId = officers.get(no);
        if (officerId === undefined) faults.push({ row, code: 'unknown-officer' });
        return officerId === undefined ? [] : [{ row, officerId, kind, on }];
      });
      const by = { source, actor, at, newId: tools.newId };
      const bare = told.map(({ officerId, kind, on }) => ({ officerId, kind, on }));
      const { told: made, tasks, notAllowed } = await recordEvents(tx, bare, by);
      for (const one of notAllowed) {
        const row = told[bare.indexOf(one)]?.row ?? 0;
        faults.push({ row, code: 'not-allowed' });
      }
      sums.made += made;
      sums.tasks += tasks;
      sums.bad += part.length - told.length + notAllowed.length;
    });
  const same = good.length - sums.made - sums.bad;
  return { made: sums.made, changed: 0, same, tasks: sums.tasks };
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
    all.slice(n * size, (n + 1) * size),
  );
}
