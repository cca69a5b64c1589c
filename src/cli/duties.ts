// `schedule day | holidays | pattern | duties`: what a unit's calendar and a squad's shifts say.

import { readFile } from 'node:fs/promises';
import {
  importDuties,
  importHolidays,
  type Kept,
  setDay,
  setPattern,
} from '../admin/duties.flow.ts';
import { confirmChange, proposeChange } from '../admin/schedule.flow.ts';
import type { Wish } from '../admin/schedule-wish.ts';
import { turnsIn } from '../admin/turns.ts';
import { JITTER_MAX_MIN } from '../checkins/schedule.ts';
import { DAY_KINDS } from '../checkins/when/day.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';

export const DUTIES_HELP = `schedule workdays UNIT-ID yes|no [SQUAD-ID]      by the unit's calendar
schedule spread UNIT-ID MINUTES [SQUAD-ID]       each at a time of their own, 0 to 60
schedule day UNIT-ID 2026-10-10 work|off|none|usual
schedule holidays UNIT-ID FILE.ics
schedule pattern SQUAD-ID 2026-10-01 08:00-20:00 20:00-08:00 off off
schedule duties SQUAD-ID FILE     CSV with day,from,to, or iCalendar; bad rows are named`;

type Run = (tools: Tools) => Promise<number>;

/** Absent when it is none of these. */
export function dutiesRun([what, id = '', ...rest]: string[], io: Io): Run | undefined {
  const [one = ''] = rest;
  if (id === '' || one === '') return undefined;
  if (what === 'workdays' && (one === 'yes' || one === 'no'))
    return changed(io, id, rest[1], { days: one === 'yes' ? 'workdays' : 'as-set' });
  const isSpread = /^\d{1,2}$/.test(one) && Number(one) <= JITTER_MAX_MIN;
  if (what === 'spread' && isSpread) return changed(io, id, rest[1], { jitterMin: Number(one) });
  if (what === 'day') {
    const kind = [...DAY_KINDS, 'usual' as const].find((known) => known === rest[1]);
    if (kind === undefined) return undefined;
    return async (tools) => told(io, await setDay(tools, id, { day: one, kind }));
  }
  if (what === 'holidays')
    return async (tools) => told(io, await importHolidays(tools, id, await readFile(one, 'utf8')));
  if (what === 'duties')
    return async (tools) => told(io, await importDuties(tools, id, await readFile(one, 'utf8')));
  if (what !== 'pattern') return undefined;
  const turns = turnsIn(rest.slice(1).join(' '));
  if (one !== 'none' && turns === undefined) return undefined;
  const pattern = turns && { startsOn: one, turns };
  return async (tools) =>
    told(io, await setPattern(tools, id, one === 'none' ? undefined : pattern));
}

function changed(
  io: Io,
  unitId: string,
  squadId: string | undefined,
  what: Pick<Wish, 'days' | 'jitterMin'>,
): Run {
  return async (tools) => {
    const made = await proposeChange(tools, { unitId, squadId, ...what });
    if (made.kind === 'unclear') return refuse(io, made.reason);
    const settled = await confirmChange(tools, made.changeId);
    if (settled.kind !== 'done') return refuse(io, settled.kind);
    print(io, 'changed');
    return 0;
  };
}

function told(io: Io, kept: Kept): number {
  if (kept.kind !== 'kept') return refuse(io, kept.kind);
  print(io, `kept ${kept.rows}`);
  for (const { row, code } of kept.faults) print(io, `row ${row}: ${code}`);
  return kept.faults.length > 0 ? 1 : 0;
}
