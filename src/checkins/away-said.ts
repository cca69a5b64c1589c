// “On leave for a week” / 休假三天, said as the whole message: why and how long at once.

import type { OwnTimes } from './own-times.ts';
import { daysIn, numberIn } from './pause.ts';
import type { Away } from './when/rhythm.ts';

const DAYS_MAX = 90;
const EN =
  /^(?:i['’]?m )?(on leave|(?:in|at) training|off sick|on sick leave) (?:for )?(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month)s?[.!]?$/iu;
const ZH =
  /^我?(?:要|在)?((?:休|请)?(?:年假|病假)|休假|请假|培训|集训)(\d{1,2}|[一二两三四五六七八九十]{1,3})(天|周|个?星期|个?礼拜|个月)[.。！]?$/u;

export function awayIn(words: string): OwnTimes | undefined {
  const said = words.normalize('NFKC').trim();
  const [, what = '', count = '', unit = ''] = EN.exec(said) ?? ZH.exec(said) ?? [];
  if (count === '') return undefined;
  const days = Math.round(numberIn(count) * daysIn(unit));
  if (days < 1 || days > DAYS_MAX) return undefined;
  return { kind: 'times-away', why: whyOf(what), days };
}

function whyOf(what: string): Away {
  if (/sick|病/iu.test(what)) return 'sick';
  return /training|训/iu.test(what) ? 'training' : 'leave';
}
