// Rows of hours: how long somebody worked on a day, or from when to when. A shift past midnight counts
// for the day on which it began; several of one day are added up, and a day has 24 hours.

import { dayIn } from '../../checkins/when/zone.ts';
import type { Cells } from '../list-rows.ts';

const DAY_MIN = 24 * 60;

export type ListedHours = {
  readonly row: number;
  readonly no: string;
  readonly on: string;
  /** When it began, as written; absent where only hours are told. */
  readonly from: string | undefined;
  readonly minutes: number;
};

type HoursFault = 'no-date' | 'bad-date' | 'no-hours' | 'bad-hours';

export function tellsHours(first: Cells): boolean {
  return 'hours' in first || ('from' in first && 'to' in first);
}

/** @returns the row without its number. */
export function hoursIn(cells: Cells): Omit<ListedHours, 'row' | 'no'> | HoursFault {
  const on = dayIn(cells.on);
  if (on === undefined) return 'no-date';
  if (on === null) return 'bad-date';
  const told = textOf(cells.hours);
  const [from, to] = [textOf(cells.from), textOf(cells.to)];
  if (told === '' && from === '' && to === '') return 'no-hours';
  const minutes = told === '' ? between(minuteOf(from), minuteOf(to)) : minutesOf(told);
  if (minutes === undefined || minutes > DAY_MIN) return 'bad-hours';
  return { on, from: told === '' ? from : undefined, minutes };
}

/** Rows whose day would grow past its 24 hours are faults. */
export function daysOf(rows: readonly ListedHours[]): {
  readonly days: readonly ListedHours[];
  readonly over: readonly number[];
} {
  const days = new Map<string, ListedHours>();
  const over: number[] = [];
  for (const one of rows) {
    const key = `${one.no} ${one.on}`;
    const known = days.get(key);
    const minutes = (known?.minutes ?? 0) + one.minutes;
    if (minutes > DAY_MIN) over.push(one.row);
    else days.set(key, { ...one, row: known?.row ?? one.row, minutes });
  }
  return { days: [...days.values()], over };
}

function textOf(cell: string | undefined): string {
  return (cell ?? '').normalize('NFKC').trim();
}

function minutesOf(text: string): number | undefined {
  return /^\d{1,2}(?:[.,]\d{1,2})?$/.test(text)
    ? Math.round(Number(text.replace(',', '.')) * 60)
    : undefined;
}

function minuteOf(text: string): number | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const at = Number(hour) * 60 + Number(minute);
  return hour !== '' && Number(minute) < 60 && at <= DAY_MIN ? at : undefined;
}

/** The same moment twice is a whole day or a slip, and nobody can tell which. */
function between(from: number | undefined, to: number | undefined): number | undefined {
  if (from === undefined || to === undefined || from === to) return undefined;
  return to > from ? to - from : to + DAY_MIN - from;
}
