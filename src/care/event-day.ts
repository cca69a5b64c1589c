// Which days may be told: what is long past opens nothing any more, what is far ahead is a slip.

import { daysBetween } from '../checkins/when/zone.ts';

const AGO_MAX_DAYS = 60;
const AHEAD_MAX_DAYS = 60;

const AGE_MAX_YEARS = 100;

/** Nobody is born, or was checked up, on a day to come; nor a hundred years ago. */
export function pastFault(on: string | undefined, today: string): 'bad-date' | undefined {
  if (on === undefined) return undefined;
  const isPast = on <= today && Number(on.slice(0, 4)) > Number(today.slice(0, 4)) - AGE_MAX_YEARS;
  return isPast ? undefined : 'bad-date';
}

export function dayFault(on: string, today: string): 'too-long-ago' | 'too-far-ahead' | undefined {
  const days = daysBetween(today, on);
  if (days < -AGO_MAX_DAYS) return 'too-long-ago';
  return days > AHEAD_MAX_DAYS ? 'too-far-ahead' : undefined;
}
