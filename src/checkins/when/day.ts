// What kind of day it is: by mainland China's adjusted calendar, or Monday to Friday; an imported
// holiday or an admin's word for one unit wins.

import china from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { weekdayOf } from './zone.ts';

/** `none`: nobody is asked, whatever the schedule says. */
export const DAY_KINDS = ['work', 'off', 'none'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export type Calendar = {
  readonly region: string;
  readonly days: Readonly<Record<string, DayKind>>;
};

type Named = Readonly<Record<string, string | undefined>>;

const OFF: Named = china.holidays;
const MADE_UP: Named = china.workdays;

export function isWorkday(day: string, { region, days }: Calendar): boolean {
  const told = days[day];
  if (told === 'work') return true;
  if (told !== undefined) return false;
  const weekday = weekdayOf(day);
  const isWeekday = weekday > 0 && weekday < 6;
  if (!isChina(region)) return isWeekday;
  return MADE_UP[day] !== undefined || (isWeekday && OFF[day] === undefined);
}

function isChina(region: string): boolean {
  return /^CN(-|$)/.test(region);
}

/** The last day for which the adjusted calendar has been published here; weekdays count after it. */
export function knownUntil(region: string): string | undefined {
  const years = Object.keys(OFF).map((day) => day.slice(0, 4));
  return isChina(region) ? `${years.toSorted().at(-1)}-12-31` : undefined;
}
