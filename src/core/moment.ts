// A day or a moment in somebody's own language and time zone.

import type { Locale } from './person.ts';

type Where = { readonly locale: Locale; readonly timeZone: string };

const DAY_MS = 86_400_000;

const MOMENT = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;

/** "March 16 at 5:40 PM", 3月16日 17:40. */
export function momentOf(at: Date, { locale, timeZone }: Where): string {
  return new Intl.DateTimeFormat(locale, { ...MOMENT, timeZone }).format(at);
}

/** Of what one comes to: "Mon, March 16 at 5:40 PM", 3月16日周一 17:40. */
export function appointedAt(at: Date, { locale, timeZone }: Where): string {
  return new Intl.DateTimeFormat(locale, { ...MOMENT, timeZone, weekday: 'short' }).format(at);
}

/** "March 16", 3月16日. */
export function dayOf(at: Date, { locale, timeZone }: Where): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric' }).format(at);
}

/** As of a day to come back on: “Friday, November 27”, 11月27日星期五. */
export function weekdayAndDay(at: Date, { locale, timeZone }: Where): string {
  const shown = { weekday: 'long', month: 'long', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(locale, { timeZone, ...shown }).format(at);
}

/** The local day a moment falls on, counted from 1970. */
export function localDays(timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const part = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY_MS;
  };
}

const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;

/** "6 minutes", 3小时: in the unit that somebody would say it in, rounded up. */
export function lengthOf(minutes: number, locale: Locale): string {
  const [unit, size] =
    minutes < 2 * HOUR_MIN
      ? (['minute', 1] as const)
      : minutes < 2 * DAY_MIN
        ? (['hour', HOUR_MIN] as const)
        : (['day', DAY_MIN] as const);
  const how = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale, how).format(Math.ceil(minutes / size));
}
