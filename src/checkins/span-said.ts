// How long, and from when, as people write it: “3 days”, “about a week”, “until Friday”, 到周五,
// 12月3号, 下周一开始. Read from the words alone; which days that are is worked out where now is known.

import type { Snapshot } from '../core/decision.ts';
import { dateIn } from './caring/own-days.ts';
import { dayAfter, daysBetween, instantOf, isDay, localOf, weekdayOf } from './when/zone.ts';

const DAYS_MAX = 90;
const DAY_MS = 24 * 3_600_000;

/** A day to come: the next of that weekday, that date, or so many days ahead. */
export type DaySaid =
  | { readonly weekday: number; readonly isNextWeek: boolean }
  | { readonly date: string }
  | { readonly ahead: number }
  /** As 2026-11-22. */
  | { readonly day: string };

export type Span =
  | { readonly days: number }
  /** Until that day begins, or through it. */
  | { readonly until: DaySaid; readonly isThrough: boolean };

const EN_NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const EN_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const ZH_DIGITS = '一二三四五六七八九';
const ZH_DAYS = '日一二三四五六';

/** As the source of a pattern: a small number in words or numerals. */
const COUNT_EN = `\\d{1,3}|an?|${EN_NUMBERS.join('|')}|a couple(?: of)?`;
export const COUNT_ZH = '半|\\d{1,3}|[一二两三四五六七八九十]{1,3}';
const UNIT_EN = 'days?|weeks?|months?';
export const UNIT_ZH = '天|日|周|个?星期|个?礼拜|个?月';

const LENGTH = [
  new RegExp(`^(?:for )?(?:about |around |maybe )?(${COUNT_EN}) (${UNIT_EN})$`, 'u'),
  new RegExp(`^(?:大概|大约|差不多)?(${COUNT_ZH}) ?(${UNIT_ZH})(?:左右|吧)?$`, 'u'),
];
const UNTIL = /^(until|till|up to|to|through|直到|到|至)\s{0,3}(.{1,30})$/u;
const EN_DAY =
  /^(?:(next|this) )?(?:on )?(sun|mon|tue|wed|thu|fri|sat)(?:s|rs|day|sday|nesday|rsday|urday)?$/u;
const ZH_DAY = /^(下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])$/u;

/** A small number, as a numeral or a word of either language. */
export function numberIn(count: string): number {
  if (/^\d/.test(count)) return Number(count);
  if (count === '半') return 0.5;
  if (/^an?$/i.test(count)) return 1;
  if (/^a couple/i.test(count)) return 2;
  const english = EN_NUMBERS.indexOf(count.toLowerCase());
  if (english >= 0) return english + 1;
  const digits = count.replaceAll('两', '二');
  const [tens = '', ones = ''] = digits.includes('十') ? digits.split('十') : ['', digits];
  const digit = (text: string) => ZH_DIGITS.indexOf(text) + 1;
  if (!digits.includes('十')) return digit(ones);
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

/** Days in a word of either language for them. */
export function daysIn(unit: string): number {
  if (/month|月/u.test(unit)) return 30;
  return /week|周|星期|礼拜/u.test(unit) ? 7 : 1;
}

/** Whether it says how long, in range or not. */
export function isLength(words: string): boolean {
  return LENGTH.some((pattern) => pattern.test(plain(words)));
}

/** As all that was said. Too long, or nothing: absent. */
export function spanIn(words: string): Span | undefined {
  const said = plain(words);
  for (const pattern of LENGTH) {
    const [, count = '', unit = ''] = pattern.exec(said) ?? [];
    const days = Math.round(numberIn(count) * daysIn(unit));
    if (count !== '') return days >= 1 && days <= DAYS_MAX ? { days } : undefined;
  }
  const [, word = '', day = ''] = UNTIL.exec(said) ?? [];
  const until = daySaid(day);
  return until && { until, isThrough: /^(to|through|到|至)$/u.test(word) };
}

/** “Friday”, 下周一, tomorrow, 12月3号. */
export function daySaid(words: string): DaySaid | undefined {
  const said = plain(words);
  if (/^(tomorrow|明天|明日)$/u.test(said)) return { ahead: 1 };
  if (/^(the )?day after tomorrow$|^后天$/u.test(said)) return { ahead: 2 };
  if (/^next week$|^下个?(周|星期|礼拜)$/u.test(said)) return { weekday: 1, isNextWeek: true };
  const [, which, name = ''] = EN_DAY.exec(said) ?? [];
  if (name !== '') return { weekday: EN_DAYS.indexOf(name), isNextWeek: which === 'next' };
  const [, whose = '', nth = ''] = ZH_DAY.exec(said) ?? [];
  const weekday = nth === '天' ? 0 : ZH_DAYS.indexOf(nth);
  if (nth !== '') return { weekday, isNextWeek: whose.startsWith('下') };
  const date = dateIn(said);
  return date === undefined ? undefined : { date };
}

type At = Pick<Snapshot, 'now' | 'person'>;

/** The beginning of that local day; absent when there is none ahead. */
export function startOf(said: DaySaid, { now, person }: At): Date | undefined {
  const day = dayOf(said, localOf(now, person.timeZone).day);
  return isDay(day) ? instantOf(day, 0, person.timeZone) : undefined;
}

/** @returns when it is over; absent when that is not ahead, or beyond three months */
export function endOf(span: Span, at: At, from: Date = at.now): Date | undefined {
  const end = 'days' in span ? from : startOf(span.until, { ...at, now: from });
  if (end === undefined) return undefined;
  const more = 'days' in span ? span.days : 0;
  const over = new Date(end.getTime() + more * DAY_MS);
  const aheadMs = over.getTime() - at.now.getTime();
  return aheadMs > 0 && aheadMs <= 2 * DAYS_MAX * DAY_MS ? over : undefined;
}

/** Always ahead: on a Monday, Monday is a week away. Next week's days are those after its Monday. */
function dayOf(said: DaySaid, today: string): string {
  if ('day' in said) return said.day;
  if ('ahead' in said) return dayAfter(today, said.ahead);
  if ('date' in said) {
    const [year = ''] = today.split('-');
    const here = `${year}-${said.date}`;
    return daysBetween(today, here) > 0 ? here : `${Number(year) + 1}-${said.date}`;
  }
  const here = weekdayOf(today);
  if (!said.isNextWeek) return dayAfter(today, ((said.weekday - here + 6) % 7) + 1);
  const toMonday = ((1 - here + 6) % 7) + 1;
  return dayAfter(today, toMonday + ((said.weekday + 6) % 7));
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[,，]? ?please$/u, '')
    .replace(/为止$/u, '')
    .replace(/[.!。！~吧]{1,6}$/u, '');
}
