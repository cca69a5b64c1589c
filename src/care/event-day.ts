// Which days may be told: what is long past opens nothing any more, what is far ahead is a slip.

import { daysBetween } from '../checkins/when/zone.ts';

const AGO_MAX_DAYS = 60;
const AHEAD_MAX_DAYS = 60;

export function dayFault(on: string, today: string): 'too-long-ago' | 'too-far-ahead' | undefined {
  const days = daysBetween(today, on);
  if (days < -AGO_MAX_DAYS) return 'too-long-ago';
  return days > AHEAD_MAX_DAYS ? 'too-far-ahead' : undefined;
}
