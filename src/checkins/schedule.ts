// When a unit or squad is asked: five cron fields, read in each person's own time zone. A moved
// clock neither skips a day nor asks twice.

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

/** A schedule that we keep: at fixed times, at most four a day, and with a next time at all. */
export function isCron(text: string): boolean {
  const [minute = '', hours = '', ...days] = text.split(' ');
  if (!/^\d{1,2}$/.test(minute) || !HOURS.test(hours)) return false;
  if (days.length !== 3 || !days.every((field) => FIELD.test(field))) return false;
  if (hoursOf(hours).length > A_DAY_MAX) return false;
  return parsedCron(text, 'UTC')?.nextRun(new Date(0)) != null;
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
  const when = dayTimes(cron, locale, which === 'workdays');
  if (jitterMin === 0) return when;
  return said.spread.replace('{when}', () => when).replace('{n}', String(jitterMin));
}

function dayTimes(cron: string, locale: Locale, isByCalendar: boolean): string {
  const said = words[locale];
  const [minute = '', hours = '', date = '', month = '', week = ''] = cron.split(' ');
  if (!isCron(cron) || month !== '*' || (date !== '*' && week !== '*'))
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
  const days = parsedCron(`0 0 * * ${week}`, 'UTC');
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
export function parsedCron(cron: string, timeZone: string): Cron | undefined {
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
