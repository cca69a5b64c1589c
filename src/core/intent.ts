// A tap, a command or a whole-message word, as what the person wants.

import { type OwnTimes, ownTimesOf } from '../checkins/own-times.ts';
import { type Pause, pauseIn, pauseTap } from '../checkins/pause.ts';
import { AFTERS, type After } from '../hotline/case.ts';
import { isScope, type Scope } from '../trust/consent.ts';
import type { Command, Said } from './message.ts';
import { isLocale, type Locale } from './person.ts';

/** A button whose id says all. */
const PLAIN = [
  'menu',
  'check-in',
  'talk',
  'talk-cancel',
  'help',
  'privacy',
  'said-yes',
  'own-data',
  'move',
  'phrase',
  'unit',
  'unit-keep',
  'unit-clean',
  'unit-stay',
  'retire',
  'retire-stay',
  'stay-longer',
  'language-ask',
  'stop',
  'resume',
  'skip',
  'meant',
  'flag',
  'flag-write',
  'flag-ask-me',
  'flag-no-name',
  'flag-readers',
  'erase-ask',
  'nights',
  'nights-over',
  'trend-fine',
  'card',
  'card-skip',
  'card-stop',
  'card-right',
  'card-again',
  'card-delete',
] as const;
type Plain = (typeof PLAIN)[number];

export type Intent =
  | { readonly kind: 'start'; readonly code: string }
  | { readonly kind: Plain }
  | OwnTimes
  | Pause
  | { readonly kind: 'language'; readonly locale: Locale }
  | { readonly kind: 'squad'; readonly squadId: string | undefined }
  | { readonly kind: 'slip-ask' | 'slip-off'; readonly scope: Scope }
  | {
      readonly kind: 'slip';
      readonly scope: Scope;
      readonly isYes: boolean;
      /** Which wording the button stood under. */
      readonly mark: string;
    }
  | { readonly kind: 'mood'; readonly mood: number; readonly checkInId: string }
  | { readonly kind: 'sleep'; readonly hours: number; readonly checkInId: string }
  | { readonly kind: 'direct'; readonly answer: 'yes' | 'no' | 'unsure' }
  | { readonly kind: 'means' | 'now' | 'erase'; readonly isYes: boolean }
  | { readonly kind: 'after'; readonly after: After; readonly caseId: string }
  | { readonly kind: 'flag-to'; readonly readerId: string | undefined }
  | { readonly kind: FlagTap; readonly flagId: string }
  /** `before`: the record that the last page ended with. */
  | { readonly kind: 'who-saw'; readonly before?: number }
  | { readonly kind: 'stale' };

const FLAG_TAPS = ['flag-send', 'flag-edit', 'flag-cancel', 'flag-take-back'] as const;
type FlagTap = (typeof FLAG_TAPS)[number];

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const AWAY = {
  leave: { kind: 'times-away', why: 'leave', days: undefined },
  training: { kind: 'times-away', why: 'training', days: undefined },
  sick: { kind: 'times-away', why: 'sick', days: undefined },
} as const;

const WHOLE_MESSAGES: readonly (readonly [RegExp, Intent])[] = [
  [/^(stop|unsubscribe|停|停止|退订)[.!。！]?$/iu, { kind: 'stop' }],
  [/^(resume|恢复|继续提醒)[.!。！]?$/iu, { kind: 'resume' }],
  [/^(who (saw|looked at) me|谁看过我|谁看了我)[?？.。]?$/iu, { kind: 'who-saw' }],
  [/^(sealed card|my card|密封卡)[.。]?$/iu, { kind: 'card' }],
  [/^(menu|菜单)$/iu, { kind: 'menu' }],
  [/^(privacy|隐私)$/iu, { kind: 'privacy' }],
  [/^(what i said yes to|我同意过什么)[?？]?$/iu, { kind: 'said-yes' }],
  [/^(my unit|我的单位|换单位)$/iu, { kind: 'unit' }],
  [/^(my data|我的数据)$/iu, { kind: 'own-data' }],
  [/^(move|换设备|搬走)$/iu, { kind: 'move' }],
  [/^((recovery )?phrase|(恢复)?短语)$/iu, { kind: 'phrase' }],
  [/^(talk|talk to a person|找人聊|找人|找人聊聊|人工)$/iu, { kind: 'talk' }],
  [/^(my times|我的时间|提醒时间|签到时间)[.。]?$/iu, { kind: 'times' }],
  [
    /^(still (on (shift|duty)|at work|working)|working (late|overtime)|overtime|long shift)[.!]?$/iu,
    { kind: 'shift' },
  ],
  [/^(我?(还|在|还在)?加班(中|了|呢)?|还在(上|值)班|还没下班)[.!。！]?$/u, { kind: 'shift' }],
  [/^((i['’]?m )?on leave|(我|在)?休假(了|中)?)[.!。！]?$/iu, AWAY.leave],
  [/^((i['’]?m )?(in|at) training|在?(培训|集训)(中)?)[.!。！]?$/iu, AWAY.training],
  [/^((i['’]?m )?(off sick|on sick leave)|(请|休)?病假(中)?)[.!。！]?$/iu, AWAY.sick],
  [/^(back (at|to) work|销假|休完假了)[.!。！]?$/iu, { kind: 'times-back' }],
  [/^(english|英文)$/iu, { kind: 'language', locale: 'en' }],
  [/^(chinese|中文|汉语)$/iu, { kind: 'language', locale: 'zh-CN' }],
];

export function intentOf(said: Said): Intent | undefined {
  switch (said.kind) {
    case 'choice':
      return ofChoice(said.id);
    case 'command':
      return ofCommand(said.name, said.rest);
    case 'words':
      return wholeMessage(said.words.trim());
    case 'edited':
    case 'deleted':
    case 'unreadable':
      return undefined;
  }
}

function wholeMessage(words: string): Intent | undefined {
  return WHOLE_MESSAGES.find(([pattern]) => pattern.test(words))?.[1] ?? pauseIn(words);
}

function ofCommand(name: Command, rest: string): Intent {
  switch (name) {
    case 'start':
      return { kind: 'start', code: rest.trim() };
    case 'checkin':
      return { kind: 'check-in' };
    case 'language':
      return isLocale(rest.trim())
        ? { kind: 'language', locale: rest.trim() as Locale }
        : { kind: 'language-ask' };
    case 'whosaw':
      return { kind: 'who-saw' };
    case 'card':
    case 'menu':
    case 'talk':
    case 'help':
    case 'flag':
    case 'stop':
    case 'resume':
    case 'privacy':
    case 'phrase':
      return { kind: name };
    case 'staff':
    case 'schedule':
      return { kind: 'menu' }; // for staff only, who are met elsewhere
  }
}

function ofChoice(id: string): Intent {
  const [head = '', one = '', two = '', three = ''] = id.split(':');
  const plain = PLAIN.find((kind) => kind === id);
  if (plain !== undefined) return { kind: plain };
  const ofTimes = ownTimesOf(id) ?? pauseTap(id);
  if (ofTimes !== undefined) return ofTimes;
  const flagTap = FLAG_TAPS.find((kind) => kind === head);
  if (flagTap !== undefined) return { kind: flagTap, flagId: one };
  if (head === 'lang' && isLocale(one)) return { kind: 'language', locale: one };
  if (head === 'flag-to') return { kind: head, readerId: one === 'any' ? undefined : one };
  if (head === 'who-saw') return whoSaw(one);
  if (head === 'squad') return { kind: 'squad', squadId: one === 'none' ? undefined : one };
  if ((head === 'slip-ask' || head === 'slip-off') && isScope(one))
    return { kind: head, scope: one };
  if (head === 'slip' && isScope(one))
    return { kind: 'slip', scope: one, isYes: two === 'yes', mark: three };
  if (head === 'mood' && /^[1-5]$/.test(one)) return { kind: head, mood: +one, checkInId: two };
  if (head === 'sleep' && /^[0-9]$/.test(one)) return { kind: head, hours: +one, checkInId: two };
  if (head === 'direct' && (one === 'yes' || one === 'no' || one === 'unsure'))
    return { kind: head, answer: one };
  if (head === 'means' || head === 'now' || head === 'erase')
    return { kind: head, isYes: one === 'yes' };
  const after = AFTERS.find((kind) => kind === one);
  if (head === 'after' && after !== undefined && ID.test(two))
    return { kind: 'after', after, caseId: two };
  return { kind: 'stale' };
}

function whoSaw(before: string): Intent {
  return /^\d{1,15}$/.test(before)
    ? { kind: 'who-saw', before: Number(before) }
    : { kind: 'who-saw' };
}
