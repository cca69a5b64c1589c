// How long a schedule is to pause, as people say it: tomorrow, three days, a week.

import { daysIn, numberIn } from '../checkins/span-said.ts';
import type { Pause } from './schedule-wish.ts';
import type { Taken } from './sentence-times.ts';

const COUNT = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const PERIOD = '(?:天|(?:周|个?星期|个?礼拜)(?![一二三四五六日天]))';

export const PAUSE = new RegExp(
  `\\b(?:pause|suspend|hold|skip|(?:don['’]?t|do not|stop) ask(?:ing)?)\\b|暂停|先停|停问|(?:别|不用|不)问|停(?=\\s*(?:${COUNT}${PERIOD}|到|至))`,
  'g',
);
export const UNTIL = /\b(until|till)\b|直到|到|至/g;

const ENGLISH =
  /\b(?:for )?(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week)s?\b/g;
const CHINESE = new RegExp(`(${COUNT})(${PERIOD})`, 'g');
const BOTH = /\btoday and tomorrow\b|今明(?:两天|两日)?|今天(?:和|跟)?明天/g;
const TODAY = /\btoday\b|今天|今日/g;
const TOMORROW = /\btomorrow\b|明天|明日/g;

/** At most one is taken for granted; what names a day and how long is one. */
export function takeSkips(text: string): Taken<Pause> {
  const counts: number[] = [];
  const aheads: (0 | 1)[] = [];
  const count = (_: string, many: string, unit: string) => {
    counts.push(Math.round(numberIn(many) * daysIn(unit)));
    return ' ';
  };
  const day = (ahead: 0 | 1) => () => {
    aheads.push(ahead);
    return ' ';
  };
  const rest = text
    .replace(BOTH, () => {
      counts.push(2);
      return day(0)();
    })
    .replace(ENGLISH, count)
    .replace(CHINESE, count)
    .replace(TODAY, day(0))
    .replace(TOMORROW, day(1));
  const [ahead] = aheads;
  const [skips] = counts;
  if (counts.length > 1 || aheads.length > 1) return { found: [TWO, TWO], rest };
  // “Until tomorrow” leaves out today alone.
  if (text.match(UNTIL) !== null && ahead === 1 && skips === undefined)
    return { found: [{ skips: 1, ahead: 0 }], rest };
  if (ahead === undefined && skips === undefined) return { found: [], rest };
  return { found: [{ skips: skips ?? 1, ahead }], rest };
}

const TWO: Pause = { skips: 0 };
