// Duties and holidays from a file: CSV, or an iCalendar feed. Good rows count; each bad one is named
// by its line, or by its place among the events, and by a code.

import { CsvError, parse } from 'csv-parse/sync';
import { delimitersOf } from '../../core/list-text.ts';
import {
  clockOf,
  dayOf,
  type Event,
  eventsIn,
  type Horizon,
  isCalendar,
  wholeDays,
} from './calendar.ts';
import type { Duty } from './roster.ts';
import { dayAfter, dayIn, instantOf, isDay } from './zone.ts';

const DUTY_MAX_MS = 48 * 3_600_000;
const ROWS_MAX = 5_000;
const HOLIDAY_MAX_DAYS = 60;

/** Columns by their names in either language. */
const COLUMNS: Readonly<Record<string, string>> = {
  date: 'day',
  日期: 'day',
  上班: 'from',
  开始: 'from',
  开始时间: 'from',
  start: 'from',
  下班: 'to',
  结束: 'to',
  结束时间: 'to',
  end: 'to',
  角色: 'role',
  姓名: 'who',
  值班人: 'who',
  类型: 'kind',
};

export type FaultCode =
  | 'not-a-calendar'
  | 'bad-event'
  | 'not-csv'
  | 'no-such-columns'
  | 'too-many'
  | 'bad-day'
  | 'bad-time'
  | 'too-long'
  | 'twice'
  | 'unknown-zone'
  | 'not-whole-days';

export type Fault = { readonly row: number; readonly code: FaultCode };
export type Listed<T> = { readonly good: readonly T[]; readonly faults: readonly Fault[] };

/** A row as it was read, or why it counts for nothing. */
export type Read<T> = { readonly row: number; readonly found: T | FaultCode };

/**
 * CSV columns: `day,from,to`, in the unit's time; an end before the start is on the next day.
 * @param horizon of a calendar
 */
export function dutiesIn(text: string, timeZone: string, horizon?: Horizon): Listed<Duty> {
  const rows = isCalendar(text)
    ? eventsIn(text, horizon).map(({ row, found }) => ({
        row,
        found: typeof found === 'string' ? found : dutyOf(found, timeZone),
      }))
    : recordsIn(text).map(({ row, found }) => ({
        row,
        found: typeof found === 'string' ? found : dutyIn(found, timeZone),
      }));
  return sifted(rows, ({ from }) => from.toISOString());
}

/** Whole days of an iCalendar file. */
export function holidaysIn(text: string, horizon?: Horizon): Listed<string> {
  const rows = eventsIn(text, horizon).flatMap(({ row, found }): Read<string>[] => {
    if (typeof found === 'string') return [{ row, found }];
    const days = wholeDays(found);
    if (days === undefined) return [{ row, found: 'not-whole-days' }];
    if (days > HOLIDAY_MAX_DAYS) return [{ row, found: 'too-long' }];
    const first = dayOf(found.start);
    return Array.from({ length: days }, (_, n) => ({ row, found: dayAfter(first, n) }));
  });
  const faults = rows.filter(({ found }) => !isDay(found));
  return {
    good: [...new Set(rows.map(({ found }) => found).filter(isDay))].toSorted(),
    faults: each(faults.map(({ row, found }) => ({ row, code: found as FaultCode }))),
  };
}

/** What is wrong with each time of an event is wrong with it once. */
function each(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.row} ${fault.code}`, fault])).values()];
}

function dutyOf(event: Event, timeZone: string): Duty | FaultCode {
  if (event.start.isDate) return 'bad-time';
  const [from, to] = [event.start, event.end].map((time) => clockOf(time, event, timeZone));
  if (from === undefined || to === undefined) return 'unknown-zone';
  return whole({
    from: instantOf(from.day, from.minute, from.timeZone),
    to: instantOf(to.day, to.minute, to.timeZone),
  });
}

/** Rows of a CSV by their columns' names; the row is the line in the file. */
export function recordsIn(text: string): Read<Readonly<Record<string, string>>>[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimitersOf(text),
      columns: (names: string[]) => names.map(columnNamed),
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    if (rows.length > ROWS_MAX) return [{ row: 0, found: 'too-many' }];
    const [first] = rows;
    const hasDuties =
      first === undefined || ['day', 'from', 'to'].every((one) => one in first.record);
    if (!hasDuties) return [{ row: 1, found: 'no-such-columns' }];
    return rows.map(({ record, info }) => ({ row: info.lines, found: record }));
  } catch (error) {
    if (error instanceof CsvError) return [{ row: 0, found: 'not-csv' }];
    throw error;
  }
}

function columnNamed(name: string): string {
  const bare = name.normalize('NFKC').trim().toLowerCase();
  return COLUMNS[bare] ?? bare;
}

/** The hours that `day`, `from` and `to` tell, in local time. */
export function dutyIn(
  record: Readonly<Record<string, string>>,
  timeZone: string,
): Duty | FaultCode {
  const { from = '', to = '' } = record;
  const day = dayIn(record['day']);
  if (!day) return 'bad-day';
  const fromMin = minuteIn(from);
  const toMin = minuteIn(to);
  if (fromMin === undefined || toMin === undefined) return 'bad-time';
  const endsOn = toMin <= fromMin ? dayAfter(day, 1) : day;
  return whole({
    from: instantOf(day, fromMin, timeZone),
    to: instantOf(endsOn, toMin, timeZone),
  });
}

export function minuteIn(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text.normalize('NFKC').trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

function whole(duty: Duty): Duty | FaultCode {
  const lengthMs = duty.to.getTime() - duty.from.getTime();
  if (lengthMs <= 0) return 'bad-time';
  return lengthMs > DUTY_MAX_MS ? 'too-long' : duty;
}

function sifted(rows: readonly Read<Duty>[], keyOf: (duty: Duty) => string): Listed<Duty> {
  const good = new Map<string, Duty>();
  const faults: Fault[] = [];
  for (const { row, found } of rows) {
    if (typeof found === 'string') faults.push({ row, code: found });
    else if (good.has(keyOf(found))) faults.push({ row, code: 'twice' });
    else good.set(keyOf(found), found);
  }
  return { good: [...good.values()].sort((a, b) => +a.from - +b.from), faults: each(faults) };
}
