// Days of the week that have times of their own in one schedule: as little as is asked is changed.

import { daysOf, isWeekly, joinParts, partsOf } from '../checkins/schedule.ts';

/** As a fifth cron field. */
export function week(days: readonly number[]): string {
  const key = days.toSorted((one, other) => one - other).join(',');
  if (key === '0,1,2,3,4,5,6') return '*';
  return key === '1,2,3,4,5' ? '1-5' : key;
}

/** Every day of a schedule, and the time that comes first in it. */
export function firstOf(cron: string): { readonly times: string; readonly week: string } {
  const parts = partsOf(cron).map(fieldsOf);
  const [first] = parts;
  if (parts.length === 1) return { times: first?.times ?? '', week: first?.week ?? '' };
  const days = parts.flatMap((part) => daysOf(part.week));
  return { times: first?.times ?? '', week: week(days) };
}

/** The first of some times of a day: a page has room for one. */
export function earliestOf(times: string): string {
  const [minute = '', hours = ''] = times.split(' ');
  return `${minute} ${hours.split(/[,-]/)[0]}`;
}

/** On these days: one that it had at its own times as before, another at the first. */
export function onDays(cron: string, days: string): string {
  const parts = partsOf(cron).map(fieldsOf);
  const first = firstOf(cron).times;
  return joined(
    daysOf(days).map((day) => ({
      times: parts.find((part) => daysOf(part.week).includes(day))?.times ?? first,
      days: [day],
    })),
  );
}

/** All its days at these times. */
export function timedAs(cron: string, times: string): string {
  const [only = ''] = partsOf(cron);
  if (partsOf(cron).length > 1) return `${times} * * ${firstOf(cron).week}`;
  return [times, ...only.split(' ').slice(2)].join(' ');
}

/** Some of its days at these times, the others as before; absent where it has not all of them. */
export function movedTo(cron: string, some: string, times: string): string | undefined {
  if (!partsOf(cron).every(isWeekly)) return undefined;
  const wanted = daysOf(some);
  const parts = partsOf(cron).map(fieldsOf);
  const has = parts.flatMap((part) => daysOf(part.week));
  if (!wanted.every((day) => has.includes(day))) return undefined;
  const others = parts.map((part) => ({
    times: part.times,
    days: daysOf(part.week).filter((day) => !wanted.includes(day)),
  }));
  return joined([...others, { times, days: wanted }]);
}

type Timed = { readonly times: string; readonly days: readonly number[] };

/** Days of the same times as one part, in the order in which the times are first named. */
function joined(all: readonly Timed[]): string {
  const byTimes = new Map<string, number[]>();
  for (const { times, days } of all) byTimes.set(times, [...(byTimes.get(times) ?? []), ...days]);
  const kept = [...byTimes].filter(([, days]) => days.length > 0);
  return joinParts(kept.map(([times, days]) => `${times} * * ${week(days)}`));
}

function fieldsOf(pattern: string) {
  const [minute = '', hours = '', , , days = ''] = pattern.split(' ');
  return { times: `${minute} ${hours}`, week: days };
}
