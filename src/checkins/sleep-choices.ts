// How long somebody slept, in one tap; the number that is kept is the least of its choice, but one
// below four hours.

import type { LabelKey } from '../core/say.ts';

export const SLEEP_CHOICES = [
  { hours: 3, label: 'sleep-lt4' },
  { hours: 4, label: 'sleep-4' },
  { hours: 6, label: 'sleep-6' },
  { hours: 7, label: 'sleep-7' },
  { hours: 8, label: 'sleep-8' },
] as const satisfies readonly { readonly hours: number; readonly label: LabelKey }[];

const HOURS_MAX = 16;
const TOLD =
  /^(?:about |around |only |maybe |大概|差不多|睡了|就睡了|只睡了|才)*(\d{1,2}(?:\.\d)?)(个半)? ?(?:h|hrs?|hours?|个?小时|个?钟头|个?钟|个)?(半)?(?: of sleep| or so|左右|吧|多)?$/u;
const HARDLY =
  /^(?:none|not at all|didn['’]?t sleep|hardly any|no sleep|没怎么睡|没睡着?|一夜没睡|没合眼)$/u;

/** Hours as somebody types them → the choice that holds them. */
export function hoursOf(said: string): number | undefined {
  if (HARDLY.test(said)) return SLEEP_CHOICES[0].hours;
  const counted = said.replace(/[一二两三四五六七八九十]{1,2}(?=个|小时|钟)/u, (text) =>
    String(text === '十' ? 10 : '零一二三四五六七八九'.indexOf(text.replace('两', '二'))),
  );
  const [, number, ...halves] = TOLD.exec(counted) ?? [];
  if (number === undefined) return undefined;
  const hours = Number(number) + (halves.some((half) => half !== undefined) ? 0.5 : 0);
  if (hours > HOURS_MAX) return undefined;
  return SLEEP_CHOICES.findLast((choice) => choice.hours <= hours)?.hours ?? SLEEP_CHOICES[0].hours;
}
