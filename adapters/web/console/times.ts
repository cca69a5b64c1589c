// Instants as people read them: in a place's own time zone, or in UTC for the record.

import type { Locale } from '../../../src/core/person.ts';

export function localTime(at: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** The day alone. */
export function dayWords(at: Date, timeZone: string, locale: Locale): string {
  return at.toLocaleDateString(locale, { timeZone, dateStyle: 'medium' });
}

/** To the second. */
export function utcTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

/** A whole month, as `2026-03`. */
export function monthWords(month: string, locale: Locale): string {
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${month}-01T00:00:00Z`));
}
