// Duties and holidays from a file: CSV, or an iCalendar feed. Good rows count; each bad one is named
// by its line, or by its place among the events, and by a code.

import { CsvError, parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import type { Duty } from './roster.ts';
import { dayAfter, daysBetween, instantOf, isDay } from './zone.ts';

const DUTY_MAX_MS = 48 * 3_600_000;
const ROWS_MAX = 5_000;
const REPEATS_MAX = 400;
/** Of one event that began long ago: twenty years of days. */
const STEPS_MAX = 8_000;
const HOLIDAY_MAX_DAYS = 60;

export type FaultCode =
  | 'not-a-calendar'
  | 'not-csv'
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
 * @param since of a calendar, the first day that counts
 */
export function dutiesIn(text: string, timeZone: string, since?: string): Listed<Duty> {
  const rows = isCalendar(text)
    ? eventsIn(text, since).map(({ row, found }) => ({
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
export function holidaysIn(text: string, since?: string): Listed<string> {
  const rows = eventsIn(text, since).flatMap(({ row, found }): Read<string>[] => {
    if (typeof found === 'string') return [{ row, found }];
    if (!found.start.isDate) return [{ row, found: 'not-whole-days' }];
    const days = Math.max(1, daysBetween(dayOf(found.start), dayOf(found.end)));
    if (days > HOLIDAY_MAX_DAYS) return [{ row, found: 'too-long' }];
    return Array.from({ length: days }, (_, n) => ({
      row,
      found: dayAfter(dayOf(found.start), n),
    }));
  });
  const faults = rows.filter(({ found }) => !isDay(found));
  return {
    good: [...new Set(rows.map(({ found }) => found).filter(isDay))].toSorted(),
    faults: faults.map(({ row, found }) => ({ row, code: found as FaultCode })),
  };
}

type Event = {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
  /** As the event names it; absent: the unit's, or UTC where the time says so. */
  readonly zone: string | undefined;
};

export function isCalendar(text: string): boolean {
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
}

function eventsIn(text: string, since = ''): Read<Event>[] {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text.replace(/^\uFEFF/, '')));
    const events = calendar.getAllSubcomponents('vevent');
    if (events.length > ROWS_MAX) return [{ row: 0, found: 'too-many' }];
    return events.flatMap((event, n) => repeats(new ICAL.Event(event), n + 1, since));
  } catch {
    return [{ row: 0, found: 'not-a-calendar' }]; // ical.js says no by throwing
  }
}

function repeats(event: ICAL.Event, row: number, since: string): Read<Event>[] {
  if (!event.startDate) return [{ row, found: 'bad-day' }];
  const zone = event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  const isOver = (start: ICAL.Time) => isDay(dayOf(start)) && dayOf(start) < since;
  if (!event.isRecurring()) {
    const { startDate: start, endDate: end } = event;
    return isOver(start) ? [] : [{ row, found: { start, end, zone } }];
  }
  const found: Read<Event>[] = [];
  const times = event.iterator();
  let steps = 0;
  for (let start = times.next(); start && found.length < REPEATS_MAX; start = times.next()) {
    steps += 1;
    if (steps > STEPS_MAX) break;
    if (isOver(start)) continue;
    const { endDate } = event.getOccurrenceDetails(start);
    found.push({ row, found: { start, end: endDate, zone } });
  }
  return found;
}

function dutyOf({ start, end, zone }: Event, timeZone: string): Duty | FaultCode {
  if (start.isDate) return 'bad-time';
  if (zone !== undefined && !isZone(zone)) return 'unknown-zone';
  const at = (time: ICAL.Time) => instantOfTime(time, zone ?? timeZone);
  return whole({ from: at(start), to: at(end) });
}

function instantOfTime(time: ICAL.Time, timeZone: string): Date {
  const zone = time.zone?.tzid === 'UTC' ? 'UTC' : timeZone;
  return instantOf(dayOf(time), time.hour * 60 + time.minute, zone);
}

function isZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}

function dayOf({ year, month, day }: ICAL.Time): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Rows of a CSV by their columns' names; the row is the line in the file. */
export function recordsIn(text: string): Read<Readonly<Record<string, string>>>[] {
  try {
    const rows = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    if (rows.length > ROWS_MAX) return [{ row: 0, found: 'too-many' }];
    return rows.map(({ record, info }) => ({ row: info.lines, found: record }));
  } catch (error) {
    if (error instanceof CsvError) return [{ row: 0, found: 'not-csv' }];
    throw error;
  }
}

/** The hours that `day`, `from` and `to` tell, in local time. */
export function dutyIn(
  record: Readonly<Record<string, string>>,
  timeZone: string,
): Duty | FaultCode {
  const { day = '', from = '', to = '' } = record;
  if (!isDay(day)) return 'bad-day';
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
  const match = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text);
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
  return { good: [...good.values()].sort((a, b) => +a.from - +b.from), faults };
}
