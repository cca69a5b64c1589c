// “Pause two weeks”: until then nothing is sent that nobody asked for. Like STOP it acts in the
// middle of anything, and an open case goes on (decision 13).

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import { askForCard } from '../core/joining.ts';
import { dayOf } from '../core/moment.ts';

const DAY_MS = 24 * 3_600_000;
const DAYS_MAX = 90;
const OFFERED = [3, 7, 14, 30] as const;

export type Pause = { readonly kind: 'pause'; readonly days: number | undefined };

const EN =
  /^(?:please )?pause(?: (?:for )?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month)s?)?(?:,? please)?[.!]?$/iu;
const ZH =
  /^(?:请|先)?暂停(?:(?:提醒|签到|消息|发消息)?(半|\d{1,3}|[一二两三四五六七八九十]{1,3})(天|日|周|个?星期|个?礼拜|个?月))?(?:吧)?[.。!！]?$/u;
const EN_NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ZH_DIGITS = '一二三四五六七八九';

/** Said as the whole message. Days are absent where none, or too many, were named. */
export function pauseIn(words: string): Pause | undefined {
  const said = words.normalize('NFKC').trim();
  const found = EN.exec(said) ?? ZH.exec(said);
  if (found === null) return undefined;
  const [, count, unit = ''] = found;
  return pauseOf(count === undefined ? 0 : Math.round(numberIn(count) * daysIn(unit)));
}

/** Of a button. */
export function pauseTap(id: string): Pause | undefined {
  const [head, days = '0'] = id.split(':');
  return head === 'pause' && /^\d{1,3}$/.test(days) ? pauseOf(Number(days)) : undefined;
}

function pauseOf(days: number): Pause {
  return { kind: 'pause', days: days >= 1 && days <= DAYS_MAX ? days : undefined };
}

/** Days in a word of either language for them. */
export function daysIn(unit: string): number {
  if (/month|月/u.test(unit)) return 30;
  return /week|周|星期|礼拜/u.test(unit) ? 7 : 1;
}

/** A small number, as a numeral or a word of either language. */
export function numberIn(count: string): number {
  if (/^\d/.test(count)) return Number(count);
  if (count === '半') return 0.5;
  if (/^an?$/i.test(count)) return 1;
  const english = EN_NUMBERS.indexOf(count.toLowerCase());
  if (english >= 0) return english + 1;
  const digits = count.replaceAll('两', '二');
  const [tens = '', ones = ''] = digits.includes('十') ? digits.split('十') : ['', digits];
  const digit = (text: string) => ZH_DIGITS.indexOf(text) + 1;
  if (!digits.includes('十')) return digit(ones);
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

export function pause(now: Snapshot, days: number | undefined): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  if (days === undefined) return decide({ says: [{ key: 'times-pause-ask', buttons: DAYS }] });
  const until = new Date(now.now.getTime() + days * DAY_MS);
  return decide({
    changes: [{ kind: 'rhythm-set', set: { pausedUntil: until.toISOString() } }],
    says: [
      {
        key: now.openCase !== undefined && now.hasDesk ? 'paused-open-case' : 'paused',
        params: { date: dayOf(until, now.person) },
        buttons: [{ id: 'resume', label: 'resume' }],
      },
    ],
    effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
  });
}

const DAYS: readonly Button[] = OFFERED.map(
  (days) => ({ id: `pause:${days}`, label: `days-${days}` }) as const,
);
