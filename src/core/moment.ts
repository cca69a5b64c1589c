// A day or a moment in somebody's own language and time zone.

import type { Locale } from './person.ts';

type Where = { readonly locale: Locale; readonly timeZone: string };

/** "March 16", 3月16日. */
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

export function dayOf(at: Date, { locale, timeZone }: Where): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric' }).format(at);
}
