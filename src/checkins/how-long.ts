// “3 days” / 一周, typed where the question was for how long: the same as its button.

import type { Decision, Snapshot } from '../core/decision.ts';
import { ownTimes } from './own-times.ts';
import { daysIn, numberIn, pause } from './pause.ts';

const DAYS_MAX = 90;
const LENGTH =
  /^(?:for )?(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|半|[一二两三四五六七八九十]{1,3}) ?(days?|weeks?|months?|天|周|个?星期|个?礼拜|个?月)[.!。！吧]?$/iu;

/** Absent: nothing of the kind was asked last, or this is no answer to it. */
export function typedLength(now: Snapshot, words: string): Decision | undefined {
  const [asked = ''] = now.recent.at(-1)?.split('.') ?? [];
  if (asked !== 'times-away-ask' && asked !== 'times-pause-ask') return undefined;
  const [, count = '', unit = ''] = LENGTH.exec(words.normalize('NFKC').trim()) ?? [];
  const days = Math.round(numberIn(count) * daysIn(unit));
  if (count === '' || days < 1 || days > DAYS_MAX) return undefined;
  // Why was said with the question before, and is kept nowhere: any reason rests alike.
  return asked === 'times-pause-ask'
    ? pause(now, days)
    : ownTimes(now, { kind: 'times-away', why: 'leave', days });
}
