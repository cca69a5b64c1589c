// A day or a moment in somebody's own language and time zone.

import type { Locale } from './person.ts';

type Where = { readonly locale: Locale; readonly timeZone: string };

const DAY_MS = 86_400_000;

/** "March 16 at 5:40 PM", 3月16日 17:40. */
export function momentOf(at: Date, { locale, timeZone }: Where): string {
  const how = {
    timeZone,
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat(locale, how).format(at);
}

/** "March 16", 3月16日. */
export function dayOf(at: Date, { locale, timeZone }: Where): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric' }).format(at);
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
