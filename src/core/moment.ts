// A day or a moment in somebody's own language and time zone.

import type { Locale } from './person.ts';

type Where = { readonly locale: Locale; readonly timeZone: string };

/** "March 16", 3月16日. */
export function dayOf(at: Date, { locale, timeZone }: Where): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric' }).format(at);
}
