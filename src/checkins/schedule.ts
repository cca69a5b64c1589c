// When a unit or squad is asked: five cron fields, read in each person's own time zone; several of
// them, with a semicolon between, where days of the week have times of their own. A moved clock
// neither skips a day nor asks twice.

import { Cron } from 'croner';
import words from '../../prompts/say/schedule.json' with { type: 'json' };
import type { Locale } from '../core/person.ts';

const A_DAY_MAX = 4;
const FIELD = /^[\d*,/-]+$/;
const HOURS = /^\d{1,2}([,-]\d{1,2})*$/;
const WEEK = [0, 1, 2, 3, 4, 5, 6];

export const SCHEDULE_DAYS = ['as-set', 'workdays'] as const;
/** The cron's own days, or the workdays of the unit's calendar. */
export type ScheduleDays = (typeof SCHEDULE_DAYS)[number];

export const JITTER_MAX_MIN = 60;

const BETWEEN = ';';

/** When the next is, strictly after a moment. */
type Runs = { nextRun(after: Date): Date | null };

export function partsOf(cron: string): readonly string[] {
  return cron.split(BETWEEN);
}

export function joinParts(parts: readonly string[]): string {
  return parts.join(BETWEEN);
}

/** By days of the week alone: no days of the month, and no months. */
export function isWeekly(pattern: string): boolean {
  const [, , date, month] = pattern.split(' ');
  return date === '*' && month === '*';
}

/** A schedule that we keep: at fixed times, at most four a day, and with a next time at all. */
export function isCron(text: string): boolean {
  const parts = partsOf(text);
  if (parts.length === 1) return isPattern(text);
  const days = parts.flatMap((part) => daysOf(part.split(' ')[4] ?? ''));
  const isEachOnce = new Set(days).size === days.length;
  return isEachOnce && parts.every((part) => isWeekly(part) && isPattern(part));
}

function isPattern(text: string): boolean {
  const [minute = '', hours = '', ...days] = text.split(' ');
  if (!/^\d{1,2}$/.test(minute) || !HOURS.test(hours)) return false;
  if (days.length !== 3 || !days.every((field) => FIELD.test(field))) return false;
  if (hoursOf(hours).length > A_DAY_MAX) return false;
  return patternIn(text, 'UTC')?.nextRun(new Date(0)) != null;
}

/** How a person would say it, for the preview of a change. */
export function cronWords(
  cron: string,
  locale: Locale,
  {
    days: which,
    jitterMin = 0,
  }: { readonly days?: ScheduleDays; readonly jitterMin?: number } = {},
): string {
  const said = words[locale];
  const isByCalendar = which === 'workdays';
  const when = partsOf(cron)
    .map((part) => dayTimes(part, locale, isByCalendar))
    .join(said.parts);
  if (jitterMin === 0) return when;
  return said.spread.replace('{when}', () => when).replace('{n}', String(jitterMin));
}

function dayTimes(cron: string, locale: Locale, isByCalendar: boolean): string {
  const said = words[locale];
  const [minute = '', hours = '', date = '', month = '', week = ''] = cron.split(' ');
  if (!isPattern(cron) || month !== '*' || (date !== '*' && week !== '*'))
    return said.raw.replace('{cron}', cron);
  const times = hoursOf(hours)
    .map((hour) => `${pad(hour)}:${pad(Number(minute))}`)
    .join(said.join);
  if (isByCalendar) return said.workdays.replace('{times}', times);
  const days =
    date === '*'
      ? weekWords(daysOf(week), locale)
      : said['month-days'].replace('{days}', date.replaceAll(',', said.join));
  return said['day-times'].replace('{days}', days).replace('{times}', times);
}

function weekWords(days: readonly number[], locale: Locale): string {
  const said = words[locale];
  const key = days.join('');
  if (key === '0123456') return said['every-day'];
  if (key === '12345') return said.weekdays;
  if (key === '06') return said.weekends;
  // Monday first, as both languages count a working week.
  const mondayFirst = days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  return mondayFirst.map((day) => said.days[day]).join(said.join);
}

/** Days of the week of a fifth cron field, 0 for Sunday. */
export function daysOf(week: string): number[] {
  const days = patternIn(`0 0 * * ${week}`, 'UTC');
  // 2023-01-01 was a Sunday.
  return WEEK.filter((day) => days?.match(new Date(Date.UTC(2023, 0, 1 + day))));
}

function hoursOf(hours: string): number[] {
  const found = hours.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
  });
  return [...new Set(found)].toSorted((a, b) => a - b);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

/** Absent when it is none. */
export function parsedCron(cron: string, timeZone: string): Runs | undefined {
  const found = partsOf(cron).map((part) => patternIn(part, timeZone));
  const known = found.filter((one) => one !== undefined);
  if (known.length < found.length) return undefined;
  if (known.length === 1) return known[0];
  return {
    nextRun: (after) =>
      known
        .flatMap((one) => one.nextRun(after) ?? [])
        .reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null),
  };
}

function patternIn(cron: string, timeZone: string): Cron | undefined {
  try {
    return new Cron(cron, {
      timezone: timeZone,
      mode: '5-part',
      paused: true,
      fixedTimeRule: 'no-wildcard',
    });
  } catch {
    return undefined; // croner says no by throwing
  }
}
