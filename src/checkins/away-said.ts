// “On leave for a week”, 下周一开始休三天, “on leave from Monday”, said as the whole message: why, from
// when and how long at once.

import type { OwnTimes } from './own-times.ts';
import { COUNT_ZH, type DaySaid, daySaid, type Span, spanIn, UNIT_ZH } from './span-said.ts';
import type { Away } from './when/rhythm.ts';

const EN =
  /^(?:i['’]?m |i am |i['’]?ll be |i will be )?(?:going )?((?:on |taking )(?:annual |sick )?leave|on (?:holiday|vacation)|(?:(?:in|at|on) )?training|(?:off )?sick|off) (.+)$/iu;
const EN_FROM = /^(?:from|starting|as of) (.+)$/iu;

const DAY_ZH =
  '(?:明天|明日|后天|(?:下个?|这个?)?(?:周|星期|礼拜)[一二三四五六日天]?|\\d{1,2}月\\d{1,2}[日号]?)';
const START_ZH = `(?:从?(${DAY_ZH})(?:开始|起|就)?)?`;
const SPAN_ZH = `((?:到|至)${DAY_ZH}(?:为止)?|(?:大概|大约|差不多)?(?:${COUNT_ZH}) ?(?:${UNIT_ZH})(?:左右)?)`;
/** 休假三天, 下周一开始培训. */
const ZH = new RegExp(
  `^我?${START_ZH}我?(?:要|在|会|得|去|开始)*((?:休|请)?(?:年假|病假)|休假|请假|放假|培训|集训)了?${SPAN_ZH}?了?$`,
  'u',
);
/** 我请了三天病假, 下周一开始休三天. */
const ZH_COUNTED = new RegExp(
  `^我?${START_ZH}我?(?:要|会|得)?(?:休|请)了?${SPAN_ZH}的?(年假|病假|假)?了?$`,
  'u',
);

export function awayIn(words: string): OwnTimes | undefined {
  const said = words
    .normalize('NFKC')
    .trim()
    .replace(/[.!。！吧]{1,6}$/u, '');
  const [, what, rest = ''] = EN.exec(said) ?? [];
  if (what !== undefined) return inEnglish(whyOf(what), rest);
  const [, day, named, length] = ZH.exec(said) ?? [];
  if (named !== undefined) return away(whyOf(named), daySaid(day ?? ''), spanIn(length ?? ''));
  const [, start, counted, kind = ''] = ZH_COUNTED.exec(said) ?? [];
  if (counted === undefined) return undefined;
  return away(whyOf(kind), daySaid(start ?? ''), spanIn(counted));
}

/** “from Monday for 3 days”, “until Friday”, “next week”, “tomorrow”. */
function inEnglish(why: Away, rest: string): OwnTimes | undefined {
  const [head = '', tail = ''] = rest.split(/ (?=(?:for|until|till|to|through) )/iu);
  const length = spanIn(rest);
  if (length !== undefined) return away(why, undefined, length);
  const from = EN_FROM.exec(head)?.[1];
  const start = daySaid(from ?? head);
  const span = spanIn(tail);
  if (start === undefined || (tail !== '' && span === undefined)) return undefined;
  if (from !== undefined || span !== undefined) return away(why, start, span);
  return away(why, start, { days: /^next week$/iu.test(head) ? 7 : 1 });
}

/** Neither from when nor how long: not ours to say. */
function away(why: Away, from: DaySaid | undefined, span: Span | undefined): OwnTimes | undefined {
  if (from === undefined && span === undefined) return undefined;
  return { kind: 'times-away', why, span, from };
}

function whyOf(what: string): Away {
  if (/sick|病/iu.test(what)) return 'sick';
  return /training|训/iu.test(what) ? 'training' : 'leave';
}
